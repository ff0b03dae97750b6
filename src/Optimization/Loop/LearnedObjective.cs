using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization;

/// <summary>
/// log Prior(z) + sum over D of log f(y|x,z), with both models as learned so far: the objective of "Learning the prior",
/// section "Learning the human prior". It sees D, f and Prior, and nothing exact.
/// </summary>
internal sealed class LearnedObjective
{
    private readonly IConditionalModel _f;
    private readonly IPriorModel _prior;
    private readonly int _dimension;
    private readonly double[][] _x;
    private readonly long[] _y;
    private readonly Dictionary<string, (double LogPrior, double[]? Beside)> _asked = new(StringComparer.Ordinal);

    public LearnedObjective(IWorld world, IConditionalModel f, IPriorModel prior)
    {
        (_f, _prior, _dimension) = (f, prior, world.Latents.Dimension);
        var distinct = world.Evidence
            .Select(o => (X: world.Encode(o.Question), o.Answer))
            .GroupBy(e => (Name(e.X), e.Answer))
            .Select(g => (g.First().X, g.Key.Answer, Count: (double)g.Count()))
            .ToArray();
        _x = [.. distinct.Select(d => d.X)];
        _y = [.. distinct.Select(d => (long)d.Answer)];
        Counts = [.. distinct.Select(d => d.Count)];
    }

    /// <summary>How often each distinct (x, y) of D occurs; likelihoods are computed once for each.</summary>
    public double[] Counts { get; }

    /// <summary>How many candidates were evaluated.</summary>
    public long Evaluations { get; private set; }

    /// <summary>The objective and, where asked for, its gradient by z, at each candidate.</summary>
    public IReadOnlyList<Evaluation> Evaluate(IReadOnlyList<double[]> candidates, bool withGradient)
    {
        using var scope = NewDisposeScope();
        using var mode = set_grad_enabled(withGradient);
        Evaluations += candidates.Count;
        var z = ExampleSet.Rows(candidates, _dimension).requires_grad_(withGradient);
        var values = _prior.LogPriors(z).Plus(matmul(LogLikelihoods(z), Ops.FromArray(Counts)));                     // [B]
        var results = values.ToArray();
        for (var i = 0; i < results.Length && _asked.Count > 0; i++)
        {
            results[i] += Correction(candidates[i]);
        }

        if (!withGradient)
        {
            return [.. results.Select(v => new Evaluation(v))];
        }

        values.sum().backward();
        var gradients = z.grad!.ToArray();
        return [.. results.Select((v, i) => new Evaluation(v, gradients[(i * _dimension)..((i + 1) * _dimension)]))];
    }

    /// <summary>log Prior(z) at each candidate, in nats.</summary>
    public double[] LogPriors(IReadOnlyList<double[]> candidates)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return _prior.LogPriors(ExampleSet.Rows(candidates, _dimension)).ToArray();
    }

    /// <summary>
    /// Remembers the human's own log Prior(z) at one z, in nats: there it is believed rather than the model, and need not be
    /// asked again.
    /// </summary>
    /// <param name="z">[dimension].</param>
    /// <param name="logPrior">log Prior(z), or what it is above that of <paramref name="beside"/>.</param>
    /// <param name="beside">The z that it was compared with, whose learned log prior sets the level; null for none.</param>
    public void Remember(double[] z, double logPrior, double[]? beside = null) => _asked[Name(z)] = (logPrior, beside);

    /// <summary>The human's log Prior(z) where it was asked, in nats on the scale of the learned one; else null.</summary>
    public double? Recall(double[] z) => _asked.TryGetValue(Name(z), out var asked)
        ? asked.LogPrior + (asked.Beside is { } beside ? LogPriors([beside])[0] : 0)
        : null;

    private double Correction(double[] z) => Recall(z) is { } logPrior ? logPrior - LogPriors([z])[0] : 0;

    private static string Name(double[] z) => string.Join(',', z);

    /// <summary>log Prior(z), the human's own where it was asked, and log f of each distinct (x, y) of D, at each candidate.</summary>
    public (double[] LogPriors, double[][] LogLikelihoods) EvaluateParts(IReadOnlyList<double[]> candidates)
    {
        Evaluations += candidates.Count;
        var logPriors = LogPriors(candidates);
        for (var i = 0; i < logPriors.Length && _asked.Count > 0; i++)
        {
            logPriors[i] = Recall(candidates[i]) ?? logPriors[i];
        }

        return (logPriors, LogLikelihoods(candidates));
    }

    /// <summary>log f(y|x,z) of each distinct (x, y) of D at each candidate: [candidates][distinct].</summary>
    public double[][] LogLikelihoods(IReadOnlyList<double[]> candidates)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var flat = LogLikelihoods(ExampleSet.Rows(candidates, _dimension)).ToArray();
        return [.. candidates.Select((_, i) => flat[(i * _y.Length)..((i + 1) * _y.Length)])];
    }

    private Tensor LogLikelihoods(Tensor z)
    {
        var x = ExampleSet.Rows(_x, _x[0].Length).unsqueeze(0);                     // [1, N, F]
        var y = tensor(_y).reshape(1, -1, 1).expand(z.shape[0], -1, 1);             // [B, N, 1]
        return _f.LogProbabilities(x, z).expand(z.shape[0], -1, -1).gather(2, y).squeeze(-1);   // [B, N]
    }
}
