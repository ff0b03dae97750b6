namespace LearningThePrior.Tree;

/// <summary>
/// Mz: the model that holds Z implicitly and does one step of unpacking at a time ("Learning the prior", section
/// "Representing Z"). It can give the root, and one child of a node that it gave before; nothing enumerates the tree.
/// </summary>
/// <remarks>
/// Implementations are safe for concurrent calls and answer the same request with the same node every time. Exceptions
/// reach whoever asked for the node; a failed request is not remembered.
/// </remarks>
/// <example>
/// A binary tree of 2^64 leaves, each node of which says where it is:
/// <code>
/// sealed class Places : IUnpacker
/// {
///     public ValueTask&lt;Node> RootAsync(CancellationToken cancellationToken = default) => new(At(NodeAddress.Root));
///
///     public ValueTask&lt;Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) =>
///         new(At(parent.Address.Child(index)));
///
///     private static Node At(NodeAddress address) => new(address, $"This is {address}.", address.Depth &lt; 64 ? 2 : 0);
/// }
/// </code>
/// </example>
public interface IUnpacker
{
    /// <summary>Gives the root of the tree.</summary>
    /// <param name="cancellationToken">Stops the request.</param>
    ValueTask<Node> RootAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes one step of unpacking.</summary>
    /// <param name="parent">A node that this unpacker gave.</param>
    /// <param name="index">Which child, from 0 to <see cref="Node.ChildCount"/> - 1.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default);
}
