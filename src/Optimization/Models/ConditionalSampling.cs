using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>Draws answers from f.</summary>
public static class ConditionalSampling
{
    /// <summary>Draws one answer to each question under one latent.</summary>
    /// <param name="f">The model.</param>
    /// <param name="x">Each [F]: encoded questions; at least one.</param>
    /// <param name="z">[U].</param>
    /// <param name="random">Draws.</param>
    /// <returns>The answers' indices, in the questions' order.</returns>
    public static IReadOnlyList<int> Sample(this IConditionalModel f, IReadOnlyList<double[]> x, IReadOnlyList<double> z, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(random);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var logs = f.LogProbabilities(ExampleSet.Rows(x, x[0].Length).unsqueeze(0), ExampleSet.Rows([[.. z]], z.Count)).exp().contiguous().ToArray();
        var answers = logs.Length / x.Count;
        return [.. x.Select((_, i) => random.NextIndex(logs[(i * answers)..((i + 1) * answers)]))];
    }
}
