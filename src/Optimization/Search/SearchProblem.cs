using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>An objective whose greatest value is known, so that searches can be measured.</summary>
/// <param name="Space">The space of z.</param>
/// <param name="Objective">log Prior(z) + sum over D of log P(y|x,z), with its gradient where searches want one.</param>
/// <param name="Best">The greatest value at a rounded z, in nats.</param>
/// <param name="Propose">Draws a z as a human might propose it; null: uniform.</param>
public sealed record SearchProblem(
    LatentSpace Space, Func<double[], Evaluation> Objective, double Best, Func<SeededRandom, double[]>? Propose = null)
{
    /// <summary>Text that two z share just where their trees say the same; by default what a rounded z's numbers are.</summary>
    public Func<IReadOnlyList<double>, string> ContentOf { get; init; } = z => string.Join(',', z);

    /// <summary>The objective without its gradient, for searches that need none; null where that saves nothing.</summary>
    public Func<double[], double>? Value { get; init; }

    /// <summary>P(y = 1 | x, z) of every x that D can hold, each as probable as any other; null where z is impossible. What q(z | D) is taught on; null where it cannot be.</summary>
    public Func<double[], double[]?>? Answers { get; init; }

    /// <summary>D: which of these x, and y.</summary>
    public IReadOnlyList<(int Question, int Answer)> Observed { get; init; } = [];
}
