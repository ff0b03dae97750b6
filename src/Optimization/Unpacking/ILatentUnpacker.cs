using LearningThePrior.Probability;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Mz(., z) with a compact z that was learned: a distribution over Z, parameterised by z ("Learning the prior", section "Jointly optimizing Mz and f"). z lives in the
/// base space of its prior: <see cref="Latents"/> numbers that are independent and standard normal a priori.
/// </summary>
/// <remarks>
/// Unpacking is safe for concurrent calls and completes synchronously. Tensor calls come from any thread, one at a time for each; no tensor outlives the dispose scope that the caller
/// holds.
/// </remarks>
public interface ILatentUnpacker
{
    /// <summary>U: how many numbers z has.</summary>
    int Latents { get; }

    /// <summary>T: how many titles a page can have: what a page is called before anything else of it is written.</summary>
    int Titles { get; }

    /// <summary>The tree of a z, each page the most probable one.</summary>
    /// <param name="z">[U].</param>
    IUnpacker Unpack(IReadOnlyList<double> z);

    /// <summary>The z of a background as a human might propose it, before seeing D.</summary>
    /// <returns>[U].</returns>
    double[] Propose(SeededRandom random);

    /// <summary>
    /// The one step of unpacking for every title at once, softened: the part that f and the search share with Mz. With temperature 0 it is the tree that
    /// <see cref="Unpack"/> gives.
    /// </summary>
    /// <param name="z">[B, U], double precision.</param>
    /// <param name="temperature">What log probabilities are divided by, from 0.</param>
    /// <returns>Differentiable by z where the temperature is above 0.</returns>
    StepTables Step(Tensor z, double temperature);
}
