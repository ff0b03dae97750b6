namespace LearningThePrior.Tree;

/// <summary>
/// Two trees as one, to argue about both: a root that bears a title, and under it the roots of the two, at "/0" and "/1".
/// </summary>
/// <param name="title">What the root says.</param>
/// <param name="first">Unpacks the tree under "/0".</param>
/// <param name="second">Unpacks the tree under "/1".</param>
/// <exception cref="ArgumentNullException">An argument is null.</exception>
public sealed class PairUnpacker(string title, IUnpacker first, IUnpacker second) : IUnpacker
{
    private readonly Node _root = new(NodeAddress.Root, title ?? throw new ArgumentNullException(nameof(title)), 2);
    private readonly IUnpacker _first = first ?? throw new ArgumentNullException(nameof(first));
    private readonly IUnpacker _second = second ?? throw new ArgumentNullException(nameof(second));

    /// <inheritdoc/>
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_root);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="parent"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> names no child.</exception>
    /// <exception cref="ArgumentException"><paramref name="parent"/> is not a node that this unpacker gave.</exception>
    /// <exception cref="InvalidOperationException">The tree below gave no node, or one of another address.</exception>
    public async ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, parent.ChildCount);
        NodeAddress address = parent.Address.Child(index);
        if (parent.Address.IsRoot)
        {
            IUnpacker chosen = index == 0 ? _first : _second;
            return Rebase(await chosen.RootAsync(cancellationToken), NodeAddress.Root, chosen, address);
        }

        var inner = parent.State as Inner
            ?? throw new ArgumentException($"The node {parent.Address.ToMessage()} is not of this tree.", nameof(parent));
        Node child = await inner.Unpacker.ChildAsync(inner.Node, index, cancellationToken);
        return Rebase(child, inner.Node.Address.Child(index), inner.Unpacker, address);
    }

    private static Node Rebase(Node node, NodeAddress asked, IUnpacker unpacker, NodeAddress address)
    {
        UnpackedNode.Verify(node, asked);
        return new Node(address, node.Text, node.ChildCount, new Inner(unpacker, node));
    }

    private sealed record Inner(IUnpacker Unpacker, Node Node);
}
