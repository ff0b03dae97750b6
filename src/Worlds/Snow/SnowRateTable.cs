using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// Every combination of the features' possible rates with its log likelihood, sum over D of log P(y|x,z), each x as a whole: what the objective of
/// "Learning the prior" says of z where the prior is even.
/// </summary>
internal sealed class SnowRateTable
{
    private const int MostCombinations = 2_000_000;

    // Factors of at most 1 + e^24: twenty of them, times what was taken out before, stay below the greatest double.
    private const int FactorsBetweenLogs = 20;

    private readonly int[] _sizes;
    private readonly double[] _logLikelihoods;

    /// <summary>Weighs all combinations by D.</summary>
    /// <param name="scheme">The world's.</param>
    /// <param name="observed">D.</param>
    public SnowRateTable(SnowScheme scheme, IReadOnlyList<Observation> observed)
    {
        Scheme = scheme;
        _sizes = [.. scheme.Features.Select(f => f.Rates.Count)];
        _logLikelihoods = new double[Combinations(scheme)];
        var half = _sizes.Length / 2;
        var split = _sizes.Skip(half).Aggregate(1, (a, b) => a * b);
        var product = new double[_logLikelihoods.Length];
        Array.Fill(product, 1);
        var pending = 0;
        foreach (var signs in observed.Select(Signs))
        {
            var first = Odds(signs, 0, half);
            var second = Odds(signs, half, _sizes.Length);
            for (var a = 0; a < first.Length; a++)
            {
                for (var b = 0; b < second.Length; b++)
                {
                    product[(a * split) + b] *= 1 + (first[a] * second[b]);
                }
            }

            if (++pending % FactorsBetweenLogs == 0)
            {
                TakeLogs(product);
            }
        }

        TakeLogs(product);
    }

    /// <summary>The world's scheme.</summary>
    public SnowScheme Scheme { get; }

    /// <summary>Whether the combinations are few enough to be listed.</summary>
    public static bool Fits(SnowScheme scheme) =>
        scheme.Features.Aggregate(1.0, (all, f) => all * f.Rates.Count) <= MostCombinations;

    /// <summary>The exact posterior of the combinations: an even prior.</summary>
    public double[] Weights() => Softmax.Of(_logLikelihoods);

    /// <summary>The rates of a combination.</summary>
    public double[] Rates(int combination)
    {
        var rates = new double[_sizes.Length];
        for (var j = rates.Length - 1; j >= 0; j--)
        {
            rates[j] = Scheme.Features[j].Rates[combination % _sizes[j]];
            combination /= _sizes[j];
        }

        return rates;
    }

    /// <summary>
    /// The independent distributions of the rates that maximise the evidence lower bound, by coordinate ascent (Bishop 2006, section 10.1.1): each
    /// rate's is proportional to exp E log likelihood under the others'.
    /// </summary>
    /// <returns>[features][rates].</returns>
    public double[][] BestIndependent()
    {
        const int Sweeps = 100;
        const double Enough = 1e-9;
        var q = Array.ConvertAll(_sizes, n => Enumerable.Repeat(1.0 / n, n).ToArray());
        var moved = double.MaxValue;
        for (var sweep = 0; sweep < Sweeps && moved > Enough; sweep++)
        {
            moved = 0;
            for (var j = 0; j < q.Length; j++)
            {
                var next = Softmax.Of(Expected(q, j));
                moved = Math.Max(moved, next.Zip(q[j], (a, b) => Math.Abs(a - b)).Max());
                q[j] = next;
            }
        }

        return q;
    }

    private static int Combinations(SnowScheme scheme) => scheme.Features.Aggregate(1, (all, f) => all * f.Rates.Count);

    private static int[] Signs(Observation example) =>
        [.. ((SnowQuestion)example.Question).Features.Select(x => example.Answer == 1 ? -x : x)];

    private void TakeLogs(double[] product)
    {
        for (var i = 0; i < product.Length; i++)
        {
            _logLikelihoods[i] -= Math.Log(product[i]);
            product[i] = 1;
        }
    }

    /// <summary>The odds against the label that features <paramref name="from"/> to <paramref name="to"/> give, by their combination.</summary>
    private double[] Odds(int[] signs, int from, int to)
    {
        double[] odds = [1];
        for (var j = from; j < to; j++)
        {
            var own = Scheme.Features[j].Rates.Select(r => Math.Exp(signs[j] * SnowAmounts.LogOdds(r))).ToArray();
            odds = [.. odds.SelectMany(o => own.Select(w => o * w))];
        }

        return odds;
    }

    /// <summary>E log likelihood by the rate of feature <paramref name="kept"/>, the others drawn from q.</summary>
    private double[] Expected(double[][] q, int kept)
    {
        var values = _logLikelihoods;
        for (var j = q.Length - 1; j > kept; j--)
        {
            values = Contract(values, q[j], last: true);
        }

        for (var j = 0; j < kept; j++)
        {
            values = Contract(values, q[j], last: false);
        }

        return values;
    }

    /// <summary>Takes the mean over the last or the first of the factors that a table runs over.</summary>
    private static double[] Contract(double[] values, double[] weights, bool last)
    {
        var rest = new double[values.Length / weights.Length];
        for (var i = 0; i < values.Length; i++)
        {
            rest[last ? i / weights.Length : i % rest.Length] += values[i] * weights[last ? i % weights.Length : i / rest.Length];
        }

        return rest;
    }
}
