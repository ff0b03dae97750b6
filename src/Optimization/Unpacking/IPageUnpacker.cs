using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>A Mz that can be unrolled softly from the root to the pages that speak of x, which f and the search may read.</summary>
/// <remarks>Tensor calls come from any thread, one at a time for each; no tensor outlives the dispose scope that the caller holds.</remarks>
public interface IPageUnpacker : ILatentUnpacker
{
    /// <summary>W: how many numbers a page's body has: all that it says beside its title, each field's values side by side.</summary>
    int BodyWidth { get; }

    /// <summary>
    /// What pages say, softened: each is written from the probabilities of the page above it. With temperature 0 they are the pages of the tree that <see cref="ILatentUnpacker.Unpack"/> gives.
    /// </summary>
    /// <param name="z">[B, U], double precision.</param>
    /// <param name="addresses">A of them; whether the page above says that it has such a child is not asked.</param>
    /// <param name="temperature">What log probabilities are divided by, from 0.</param>
    /// <returns>[B, A, W]: probabilities; differentiable by z where the temperature is above 0.</returns>
    Tensor Bodies(Tensor z, IReadOnlyList<NodeAddress> addresses, double temperature);

    /// <summary>Which pages there are in the tree that <see cref="ILatentUnpacker.Unpack"/> gives, whatever its depth: those whose pages above say that they have such a child.</summary>
    /// <param name="z">[B, U], double precision.</param>
    /// <param name="addresses">A of them.</param>
    /// <returns>[B, A]: 1 where there is such a page, else 0; without a gradient.</returns>
    Tensor Present(Tensor z, IReadOnlyList<NodeAddress> addresses);
}
