using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>A Mz that writes a page from the title of the page above, so that one step from each title is a small table, which f and the search may share.</summary>
/// <remarks>Tensor calls come from any thread, one at a time for each; no tensor outlives the dispose scope that the caller holds.</remarks>
public interface IStepUnpacker : ILatentUnpacker
{
    /// <summary>T: how many titles a page can have: what a page is called before anything else of it is written.</summary>
    int Titles { get; }

    /// <summary>
    /// The one step of unpacking for every title at once, softened: the part that f and the search share with Mz. With temperature 0 it is the tree that
    /// <see cref="ILatentUnpacker.Unpack"/> gives.
    /// </summary>
    /// <param name="z">[B, U], double precision.</param>
    /// <param name="temperature">What log probabilities are divided by, from 0.</param>
    /// <returns>Differentiable by z where the temperature is above 0.</returns>
    StepTables Step(Tensor z, double temperature);
}
