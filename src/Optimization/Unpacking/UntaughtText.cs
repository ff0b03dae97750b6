using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>A Mz that writes one empty page whatever z is, without Torch: so that a run's names and settings can be checked before Mz is taught.</summary>
public class UntaughtText : ILatentUnpacker
{
    /// <inheritdoc/>
    public int Latents => 1;

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => new EmptyPage();

    /// <inheritdoc/>
    public double[] Propose(SeededRandom random) => [0];

    private sealed class EmptyPage : ISelfContainedUnpacker
    {
        public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) => new(new Node(NodeAddress.Root, "", 0));

        public ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) =>
            throw new ArgumentOutOfRangeException(nameof(index), index, "An empty page has no children.");
    }
}
