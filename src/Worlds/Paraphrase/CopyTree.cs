using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Paraphrase;

/// <summary>Mz(., z): a root, below it the page that says that all statements are copies of one fact, and the statements.</summary>
/// <param name="statements">What Z says of each statement; at least one.</param>
public sealed class CopyTree(IReadOnlyList<bool> statements) : IUnpacker
{
    private readonly CopyText _text = new(statements?.Count ?? throw new ArgumentNullException(nameof(statements)));

    /// <inheritdoc/>
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new Node(NodeAddress.Root, _text.RootPage, statements.Count + 1));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> names no child.</exception>
    public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, parent.ChildCount);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new Node(
            parent.Address.Child(index), index == 0 ? _text.RelationPage : _text.StatementPage(index, statements[index - 1]), 0));
    }
}
