namespace LearningThePrior.Tree;

/// <summary>An unpacker made of two functions, for trees that can be computed.</summary>
/// <param name="root">Gives the root.</param>
/// <param name="child">Gives one child of a node that it, or <paramref name="root"/>, gave before.</param>
public sealed class DelegateUnpacker(Func<Node> root, Func<Node, int, Node> child) : IUnpacker
{
    private readonly Func<Node> _root = root ?? throw new ArgumentNullException(nameof(root));
    private readonly Func<Node, int, Node> _child = child ?? throw new ArgumentNullException(nameof(child));

    /// <inheritdoc/>
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_root());
    }

    /// <inheritdoc/>
    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_child(parent, index));
    }
}
