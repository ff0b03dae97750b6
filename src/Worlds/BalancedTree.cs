using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// The shape of a binary tree over a row of statements, each half as deep as the other give or take one: where every
/// statement and every stretch of statements stands.
/// </summary>
public sealed class BalancedTree
{
    private readonly Dictionary<NodeAddress, Stretch> _stretches = [];
    private readonly Stretch[] _leaves;

    /// <summary>Puts a tree over a row.</summary>
    /// <param name="leaves">How many statements there are; at least 1.</param>
    public BalancedTree(int leaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leaves);
        _leaves = new Stretch[leaves];
        Root = Add(NodeAddress.Root, 0, leaves);
    }

    /// <summary>All statements.</summary>
    public Stretch Root { get; }

    /// <summary>How many statements there are.</summary>
    public int Leaves => _leaves.Length;

    /// <summary>The stretch at an address, or null where the tree has no such node.</summary>
    public Stretch? Find(NodeAddress address) => _stretches.GetValueOrDefault(address);

    /// <summary>The node of one statement.</summary>
    public Stretch Leaf(int index) => _leaves[index];

    private Stretch Add(NodeAddress address, int start, int end)
    {
        var middle = (start + end + 1) / 2;
        IReadOnlyList<Stretch> halves = end - start == 1
            ? []
            : [Add(address.Child(0), start, middle), Add(address.Child(1), middle, end)];
        var stretch = new Stretch(address, start, end, halves);
        _stretches.Add(address, stretch);
        if (halves.Count == 0)
        {
            _leaves[start] = stretch;
        }

        return stretch;
    }
}

/// <summary>A stretch of a row of statements, at one node of a <see cref="BalancedTree"/>.</summary>
/// <param name="Address">The node.</param>
/// <param name="Start">The first statement, from 0.</param>
/// <param name="End">The first statement after the stretch.</param>
/// <param name="Halves">The two children; none for a leaf.</param>
public sealed record Stretch(NodeAddress Address, int Start, int End, IReadOnlyList<Stretch> Halves)
{
    /// <summary>Whether this is a single statement.</summary>
    public bool IsLeaf => Halves.Count == 0;
}
