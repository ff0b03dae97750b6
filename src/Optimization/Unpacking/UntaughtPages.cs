using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>An <see cref="UntaughtText"/> that is to have pages for f to read.</summary>
public sealed class UntaughtPages : UntaughtText, IPageUnpacker
{
    /// <inheritdoc/>
    public int BodyWidth => 1;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: there is no page.</exception>
    public Tensor Bodies(Tensor z, IReadOnlyList<NodeAddress> addresses, double temperature) => throw new NotSupportedException("Mz has not been taught yet.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: there is no page.</exception>
    public Tensor Present(Tensor z, IReadOnlyList<NodeAddress> addresses) => throw new NotSupportedException("Mz has not been taught yet.");
}
