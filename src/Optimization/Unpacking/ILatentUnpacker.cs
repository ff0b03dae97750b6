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

/// <summary>A Mz whose step f may train along: "share parameters between f and Mz".</summary>
public interface ITunableUnpacker : ILatentUnpacker
{
    /// <summary>The weights of the step.</summary>
    nn.Module Weights { get; }

    /// <summary>The same Mz with weights of its own, which follow gradients.</summary>
    ITunableUnpacker Copy();
}

/// <summary>One step of unpacking a binary tree of titled pages, as tables: probabilities, in double precision.</summary>
/// <param name="Root">[B, T]: the root's title.</param>
/// <param name="Zero">[B, T, T]: the title of the first child of a page of each title.</param>
/// <param name="One">[B, T, T]: the title of the second child.</param>
/// <param name="Facts">[B, T]: whether a page of each title is true.</param>
public sealed record StepTables(Tensor Root, Tensor Zero, Tensor One, Tensor Facts)
{
    /// <summary>Values of one pair of tables with the gradient of another: what is read is a tree, what is climbed is soft.</summary>
    /// <param name="hard">Whose values.</param>
    /// <param name="soft">Whose gradient.</param>
    internal static StepTables StraightThrough(StepTables hard, StepTables soft) => new(
        Through(hard.Root, soft.Root), Through(hard.Zero, soft.Zero), Through(hard.One, soft.One), Through(hard.Facts, soft.Facts));

    private static Tensor Through(Tensor hard, Tensor soft) => Torch.Ops.Plus(soft, Torch.Ops.Minus(hard, soft).detach());
}
