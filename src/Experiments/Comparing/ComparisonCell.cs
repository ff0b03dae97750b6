using LearningThePrior.Debate;

namespace LearningThePrior.Experiments.Comparing;

/// <summary>One protocol before one judge; every cell plays the same items.</summary>
/// <param name="Name">What tables call the protocol.</param>
/// <param name="Protocol">The rules.</param>
/// <param name="Judge">Makes the judge of an item.</param>
public sealed record ComparisonCell(string Name, IProtocol Protocol, Func<ComparisonItem, IJudge> Judge)
{
    /// <summary>What the judge may read in one debate. Default: 16 nodes, far more than a bounded judge checks.</summary>
    public Tree.ReadingBudget JudgeBudget { get; init; } = new(16, 65_536);
}
