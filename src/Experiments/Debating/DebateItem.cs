using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Debating;

/// <summary>A question to be debated, about which Z, and which two answers are argued for.</summary>
/// <param name="Question">The question; its id names the item within the run.</param>
/// <param name="Tree">Z; debates about one Z share it, so that what was unpacked stays unpacked.</param>
/// <param name="TreeId">Names Z within the run.</param>
/// <param name="First">The answer that debater A argues for in the first of a swapped pair.</param>
/// <param name="Second">The answer that debater B argues for there.</param>
public sealed record DebateItem(Question Question, ImplicitTree Tree, string TreeId, int First, int Second)
{
    /// <summary>The right answer, which scores verdicts and is handed to nobody; null where it is not known.</summary>
    public int? Correct { get; init; }

    /// <summary>What Z implies, a probability for each answer, where that is known and no answer is simply right; null otherwise.</summary>
    public IReadOnlyList<double>? Truth { get; init; }

    /// <summary>Factors to group by, for example "topic".</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
