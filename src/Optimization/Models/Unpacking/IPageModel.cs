using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>
/// Mz(page | parent, branch, z) with an encoder of z and a prior over it ("Learning the prior", section "Jointly optimizing Mz and f"). A page is a row of V numbers: its
/// fields one-hot, or soft, side by side (<see cref="PageLayout"/>). It is told no address and no depth.
/// </summary>
/// <remarks>Tensors are in double precision and follow gradients. The base space of z is the space in which the learned prior is a standard normal.</remarks>
public interface IPageModel : IDisposable
{
    /// <summary>U, the numbers of z.</summary>
    int Latents { get; }

    /// <summary>Where the fields that are written together begin, for example 0 and 1: the title, then all others. A field is given all fields of earlier stages.</summary>
    IReadOnlyList<int> Stages { get; }

    /// <summary>The network, whose parameters are trained, saved and averaged.</summary>
    nn.Module Module { get; }

    /// <summary>The log probability of every value of every field.</summary>
    /// <param name="parents">[N, V]: the page above; zeros where the root is asked for. Of flat text [N, <see cref="PageLayout.AboveWidth"/>]: the page's index.</param>
    /// <param name="branches">[N, branching]: which child, one-hot; zeros where the root is asked for.</param>
    /// <param name="written">[N, V]: the page as far as it is written; what stands in a field's own stage or later is not read.</param>
    /// <param name="z">[N, U].</param>
    /// <returns>[N, V]: within each field the log probabilities of its values.</returns>
    Tensor LogProbabilities(Tensor parents, Tensor branches, Tensor written, Tensor z);

    /// <summary>q(z | pages): what z may be, given some pages of a book.</summary>
    /// <param name="roots">[B, V]: the root's page.</param>
    /// <param name="pages">[B, P, V]: distinct pages.</param>
    /// <param name="present">[B, P]: 1 where there is a page.</param>
    /// <returns>[B, U] each: mean and log standard deviation.</returns>
    (Tensor Mean, Tensor LogScale) Encode(Tensor roots, Tensor pages, Tensor present);

    /// <summary>From z to the base space of its prior.</summary>
    /// <param name="z">[N, U].</param>
    /// <returns>[N, U], and [N] the log of the map's determinant: log p(z) = log N(base; 0, I) + it.</returns>
    (Tensor Base, Tensor LogDeterminant) ToBase(Tensor z);

    /// <summary>From the base space to z.</summary>
    /// <param name="normal">[N, U].</param>
    Tensor FromBase(Tensor normal);
}
