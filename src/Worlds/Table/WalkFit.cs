using System.Collections.Concurrent;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// The posterior over paths of a random walk: each period of D updates by Laplace, a Kalman filter carries the belief from period to period, a smoother tells
/// what D as a whole says of each; beyond D the mean stays and the covariance grows.
/// </summary>
public sealed class WalkFit
{
    private readonly WalkLink _link;
    private readonly WalkPrior _prior;
    private readonly StateBelief[] _filtered;
    private readonly Lazy<double[][]> _gains;
    private readonly Lazy<StateBelief[]> _smoothed;
    private readonly Lazy<StateBelief> _beyond;
    private readonly Lazy<double[][]> _spreads;
    private readonly ConcurrentDictionary<int, StateBelief> _later = new();

    private WalkFit(WalkLink link, WalkPrior prior, Pace pace, StateBelief[] filtered, double evidence, double work)
    {
        (_link, _prior, Pace, _filtered, LogEvidence, MultiplyAdds) = (link, prior, pace, filtered, evidence, work);
        _gains = new(() => [.. _filtered.SkipLast(1).Select(Gain)]);
        _smoothed = new(Smooth);
        _beyond = new(() => _filtered[^1].AcrossBoundary(_prior));
        _spreads = new(() => [.. _filtered.Select(Spread)]);
    }

    /// <summary>The pace that the fit took.</summary>
    public Pace Pace { get; }

    /// <summary>The log evidence of D in nats, as Laplace has it.</summary>
    public double LogEvidence { get; }

    /// <summary>Multiply-adds of the filter, those at the paces that <see cref="Best"/> tried and did not take included; the smoother's are not counted.</summary>
    public double MultiplyAdds { get; private set; }

    /// <summary>Fits at one pace.</summary>
    /// <param name="link">How states move the classes.</param>
    /// <param name="prior">What is believed of paths, at the pace that the human said.</param>
    /// <param name="pace">The pace.</param>
    /// <param name="periods">D's rows by period, each with its class.</param>
    public static WalkFit Of(WalkLink link, WalkPrior prior, Pace pace, IReadOnlyList<IReadOnlyList<(CodedRow Row, int Class)>> periods)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(periods);
        var (paced, n) = (prior.At(pace), prior.States);
        var first = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            first[(i * n) + i] = prior.Variance[i];
        }

        var (belief, evidence, work) = (new StateBelief(prior.Mean, first), 0.0, 0.0);
        var filtered = new StateBelief[periods.Count];
        for (var t = 0; t < periods.Count; t++)
        {
            (filtered[t], var added, var more) = LaplaceStep.Update(t == 0 ? belief : filtered[t - 1].After(paced, 1), link, periods[t]);
            (evidence, work) = (evidence + added, work + more);
        }

        return new(link, paced, pace, filtered, evidence, work);
    }

    /// <summary>Fits at the pace of greatest evidence: the base rate's first, then the slopes'.</summary>
    public static WalkFit Best(WalkLink link, WalkPrior prior, IReadOnlyList<IReadOnlyList<(CodedRow Row, int Class)>> periods)
    {
        var byRate = Pace.OfBaseRate.Select(b => Of(link, prior, new(1, b), periods)).ToList();
        var rate = byRate.MaxBy(f => f.LogEvidence)!;
        var all = Pace.OfSlopes.Skip(1).Select(s => Of(link, prior, new(s, rate.Pace.BaseRate), periods)).Append(rate).ToList();
        var work = byRate.Concat(all.SkipLast(1)).Sum(f => f.MultiplyAdds);
        var best = all.MaxBy(f => f.LogEvidence)!;
        best.MultiplyAdds = work;
        return best;
    }

    /// <summary>The belief about a period: D's as smoothed, later ones as they are foreseen.</summary>
    /// <param name="period">From 0.</param>
    public StateBelief At(int period) => period < _filtered.Length ? _smoothed.Value[period]
        : _later.GetOrAdd(period, later => _beyond.Value.After(_prior, later - _filtered.Length + 1));

    /// <summary>The credences for a row of a period.</summary>
    public Credences Predict(CodedRow row, int period) => Predict(At(period), row);

    /// <summary>The credences for a row under a belief about its period.</summary>
    public Credences Predict(StateBelief belief, CodedRow row)
    {
        ArgumentNullException.ThrowIfNull(belief);
        var (mean, covariance) = belief.Of(_link.Of(row));
        return ExpectedSoftmax.Of(mean, covariance);
    }

    /// <summary>Draws paths from the posterior: backward through D, forward beyond it, where each column is lost with its own chance.</summary>
    /// <param name="periods">How many periods, D's among them.</param>
    /// <param name="random">Draws.</param>
    public WalkPath Draw(int periods, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (n, last) = (_prior.States, _filtered.Length - 1);
        var path = new double[periods][];
        path[last] = Normal(_filtered[last].Mean, _spreads.Value[last], random);
        for (var t = last - 1; t >= 0; t--)
        {
            double[] off = [.. path[t + 1].Select((v, i) => v - _filtered[t].Mean[i])];
            var back = Dense.Times(_gains.Value[t], off, n);
            path[t] = Normal([.. back.Select((v, i) => v + _filtered[t].Mean[i])], _spreads.Value[t], random);
        }

        bool[] isLost = [.. Enumerable.Range(0, _prior.Group.Max() + 1).Select(g => random.NextBool(_prior.Lost[Array.IndexOf(_prior.Group, g)]))];
        for (var t = last + 1; t < periods; t++)
        {
            path[t] = [.. Enumerable.Range(0, n).Select(i => t == last + 1 && isLost[_prior.Group[i]]
                ? _prior.Mean[i] + (Math.Sqrt(_prior.Variance[i]) * random.NextGaussian())
                : path[t - 1][i] + (Math.Sqrt(_prior.StepVariance[i]) * random.NextGaussian()))];
        }

        return new(path, isLost);
    }

    /// <summary>P (P + Q)⁻¹: how much of what comes after a period goes back to it.</summary>
    private double[] Gain(StateBelief belief)
    {
        var (n, after) = (_prior.States, belief.After(_prior, 1).Covariance);
        return Dense.TimesTransposed(belief.Covariance, Dense.Inverse(Dense.Factor(after, n).Factor, n), n);
    }

    private StateBelief[] Smooth()
    {
        var n = _prior.States;
        var smoothed = new StateBelief[_filtered.Length];
        smoothed[^1] = _filtered[^1];
        for (var t = _filtered.Length - 2; t >= 0; t--)
        {
            var (belief, gain, later) = (_filtered[t], _gains.Value[t], smoothed[t + 1]);
            double[] off = [.. later.Mean.Select((m, i) => m - belief.Mean[i])];
            var foreseen = belief.After(_prior, 1).Covariance;
            double[] excess = [.. later.Covariance.Select((c, i) => c - foreseen[i])];
            var added = Dense.TimesTransposed(Dense.TimesTransposed(gain, excess, n), gain, n);
            smoothed[t] = new(
                [.. Dense.Times(gain, off, n).Select((m, i) => belief.Mean[i] + m)],
                [.. belief.Covariance.Select((c, i) => c + added[i])]);
        }

        return smoothed;
    }

    /// <summary>The factor of a period's covariance given the period after it; of D's last, of its own.</summary>
    private double[] Spread(StateBelief belief, int period)
    {
        var n = _prior.States;
        if (period == _filtered.Length - 1)
        {
            return Dense.Factor(belief.Covariance, n).Factor;
        }

        var known = Dense.TimesTransposed(_gains.Value[period], belief.Covariance, n);
        double[] rest = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                rest[(i * n) + j] = belief.Covariance[(i * n) + j] - ((known[(i * n) + j] + known[(j * n) + i]) / 2) + (i == j ? 1e-12 : 0);
            }
        }

        return Dense.Factor(rest, n).Factor;
    }

    private static double[] Normal(double[] mean, double[] factor, SeededRandom random)
    {
        double[] z = [.. mean.Select(_ => random.NextGaussian())];
        return [.. mean.Select((m, i) => m + Dense.Dot(factor.AsSpan(i * mean.Length, mean.Length), z, i + 1))];
    }
}

/// <summary>One path of all states.</summary>
/// <param name="States">[period][N].</param>
/// <param name="Lost">[group]: whether it did not carry over.</param>
public sealed record WalkPath(double[][] States, bool[] Lost);
