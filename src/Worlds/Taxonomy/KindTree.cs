using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>Mz(., z): a taxonomy down to a level, one kind at a time.</summary>
/// <param name="kinds">What is so.</param>
/// <param name="depth">The lowest level that has nodes.</param>
public sealed class KindTree(IKinds kinds, int depth) : IUnpacker
{
    private readonly IKinds _kinds = kinds ?? throw new ArgumentNullException(nameof(kinds));

    /// <inheritdoc/>
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Page(NodeAddress.Root, depth));
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
        var levels = parent.State as int? ?? throw new ArgumentException("The node is not of this tree.", nameof(parent));
        return ValueTask.FromResult(Page(parent.Address.Child(index), levels - 1));
    }

    private Node Page(NodeAddress kind, int levelsBelow) =>
        new(kind, KindText.Write(kind, _kinds.Flips(kind)), levelsBelow > 0 ? 2 : 0, levelsBelow);
}
