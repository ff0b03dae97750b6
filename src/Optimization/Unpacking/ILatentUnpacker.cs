using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Mz(., z) with a compact z that was learned: a distribution over Z, parameterised by z ("Learning the prior", section "Jointly optimizing Mz and f"). z lives in the
/// base space of its prior: <see cref="Latents"/> numbers that are independent and standard normal a priori.
/// </summary>
/// <remarks>Unpacking is safe for concurrent calls and completes synchronously.</remarks>
public interface ILatentUnpacker
{
    /// <summary>U: how many numbers z has.</summary>
    int Latents { get; }

    /// <summary>The tree of a z, each page the most probable one.</summary>
    /// <param name="z">[U].</param>
    IUnpacker Unpack(IReadOnlyList<double> z);

    /// <summary>The z of a background as a human might propose it, before seeing D.</summary>
    /// <returns>[U].</returns>
    double[] Propose(SeededRandom random);

    /// <summary>Pages that the human writes for what he proposes; has him write them where he has not yet. None by default.</summary>
    long OverseerCalls => 0;
}
