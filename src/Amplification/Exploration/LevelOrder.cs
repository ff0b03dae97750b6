using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>Addresses level by level from the root, and within a level as in a document.</summary>
public sealed class LevelOrder : IComparer<NodeAddress>
{
    private LevelOrder()
    {
    }

    /// <summary>The order.</summary>
    public static LevelOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(NodeAddress x, NodeAddress y) => x.Depth.CompareTo(y.Depth) is var levels && levels != 0 ? levels : x.CompareTo(y);
}
