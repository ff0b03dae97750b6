using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>A tree that a learned Mz writes for one z, page by page.</summary>
/// <param name="explorer">Whose pages they are.</param>
/// <param name="depth">How many steps lead from the root to the bottom.</param>
internal abstract class PageTree(IExplorer explorer, int depth) : IUnpacker
{
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Place(NodeAddress.Root, Write(NodeAddress.Root, default, -1), depth));
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> names no child.</exception>
    /// <exception cref="ArgumentException"><paramref name="parent"/> is not a node that this unpacker gave.</exception>
    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, parent.ChildCount);
        cancellationToken.ThrowIfCancellationRequested();
        var above = parent.State as Written ?? throw new ArgumentException("The node is not of this tree.", nameof(parent));
        var address = parent.Address.Child(index);
        return new(Place(address, Write(address, above.Page, index), above.StepsLeft - 1));
    }

    /// <summary>What the page says.</summary>
    /// <param name="address">Where it stands.</param>
    /// <param name="parent">The page above; no fields for the root.</param>
    /// <param name="branch">Which child; -1 for the root.</param>
    protected abstract Tokens Write(NodeAddress address, Tokens parent, int branch);

    private Node Place(NodeAddress address, Tokens page, int stepsLeft) =>
        new(address, explorer.Write(page, stepsLeft == 0), stepsLeft == 0 ? 0 : explorer.Children(page), new Written(page, stepsLeft));

    private sealed record Written(Tokens Page, int StepsLeft);
}
