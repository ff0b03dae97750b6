using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>A tree in which a page follows from its title, and its children's titles from it.</summary>
/// <param name="explorer">Who writes a page in words.</param>
/// <param name="root">The root's title.</param>
/// <param name="pages">[T]: the page of each title.</param>
/// <param name="next">[branching][T]: the title of each child.</param>
/// <param name="depth">How many steps lead from the root to the bottom.</param>
internal sealed class TitledTree(IExplorer explorer, int root, Tokens[] pages, int[][] next, int depth) : ISelfContainedUnpacker
{
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Page(NodeAddress.Root, new(root, depth)));
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> names no child.</exception>
    /// <exception cref="ArgumentException"><paramref name="parent"/> is not a node that this unpacker gave.</exception>
    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, parent.ChildCount);
        cancellationToken.ThrowIfCancellationRequested();
        var above = parent.State as Place ?? throw new ArgumentException("The node is not of this tree.", nameof(parent));
        return new(Page(parent.Address.Child(index), new(next[index][above.Title], above.StepsLeft - 1)));
    }

    private Node Page(NodeAddress address, Place place)
    {
        var page = pages[place.Title];
        return new(address, explorer.Write(page, place.StepsLeft == 0), place.StepsLeft == 0 ? 0 : explorer.Children(page), place);
    }

    private sealed record Place(int Title, int StepsLeft);
}
