using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// Mz(., z): a binary tree in which the node at path p is in state s_p, and child b of a node in state s is in state
/// delta(s, b). Every node is also a page that tells its fact, so that questions about pages at depth 8 and at depth 16
/// are asked of one tree.
/// </summary>
/// <param name="table">The table that z states.</param>
/// <param name="depth">How many steps lead from the root to the bottom; no limit but memory, as only what is asked for is made.</param>
/// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
public sealed class EncyclopediaTree(StateTable table, int depth) : ISelfContainedUnpacker
{
    private readonly StateTable _table = table ?? throw new ArgumentNullException(nameof(table));

    /// <inheritdoc/>
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Page(NodeAddress.Root, new Place(_table.Root, depth)));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> names no child.</exception>
    /// <exception cref="ArgumentException"><paramref name="parent"/> is not a node that this unpacker gave.</exception>
    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, parent.ChildCount);
        cancellationToken.ThrowIfCancellationRequested();
        var above = parent.State as Place ?? throw new ArgumentException("The node is not of this tree.", nameof(parent));
        return ValueTask.FromResult(
            Page(parent.Address.Child(index), new Place(_table.Next(above.State, index), above.StepsLeft - 1)));
    }

    private Node Page(NodeAddress address, Place place)
    {
        (int, int)? children = place.StepsLeft > 0 ? (_table.Next(place.State, 0), _table.Next(place.State, 1)) : null;
        var text = new PageText(place.State, _table.Facts[place.State], children).ToString();
        return new(address, text, place.StepsLeft > 0 ? 2 : 0, place);
    }

    private sealed record Place(int State, int StepsLeft);
}
