using System.Collections.Concurrent;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>The tree that a learned Mz writes for one z, page by page: the most probable page below a page, or a draw fixed by address and seed.</summary>
/// <param name="model">Mz.</param>
/// <param name="explorer">Whose pages they are.</param>
/// <param name="normal">z in the base space.</param>
/// <param name="depth">How many steps lead from the root to the bottom.</param>
/// <param name="draws">Draws pages; null for the most probable.</param>
internal sealed class LatentUnpacker(IPageModel model, IExplorer explorer, IReadOnlyList<double> normal, int depth, Seed? draws) : IUnpacker
{
    private readonly double[] _normal = [.. normal];
    private readonly PageWriter _writer = new(model, new(explorer));
    private readonly ConcurrentDictionary<(Tokens Parent, int Branch), Tokens> _written = new();

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

    private Node Place(NodeAddress address, Tokens page, int stepsLeft) =>
        new(address, explorer.Write(page, stepsLeft == 0), stepsLeft == 0 ? 0 : explorer.Children(page), new Written(page, stepsLeft));

    private Tokens Write(NodeAddress address, Tokens parent, int branch) => draws is { } seed
        ? Ask(parent, branch, seed.For(address.ToString()).CreateRandom())
        : _written.GetOrAdd((parent, branch), step => Ask(step.Parent, step.Branch, null));

    private Tokens Ask(Tokens parent, int branch, SeededRandom? random)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var z = model.FromBase(Torch.Ops.FromArray(_normal, 1, _normal.Length));
        return _writer.Write([parent], [branch], z, random is null ? null : [random])[0];
    }

    private sealed record Written(Tokens Page, int StepsLeft);
}
