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

    /// <summary>Who argues on either side in the place of the item's own debaters; null for these.</summary>
    public IDebater? Debater { get; init; }

    /// <summary>Further factors to group by, for example "prompts". Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>An item as this cell plays it.</summary>
    internal ComparisonItem Cast(ComparisonItem item) => Debater is null
        ? item
        : item with { Honest = item.Honest with { Debater = Debater }, Dishonest = item.Dishonest with { Debater = Debater } };
}
