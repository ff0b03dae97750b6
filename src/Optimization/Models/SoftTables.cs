using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// Mz's one step of unpacking on soft rule tables: the part that f shares with Mz ("To be really efficient you'll need to
/// share parameters between f and Mz"). At a rounded z it takes exactly the steps that unpacking the tree takes.
/// </summary>
internal sealed class SoftTables(StepwiseStructure structure)
{
    private readonly int _states = structure.States;
    private readonly SoftSteps _steps = new(structure.MaxSteps);

    /// <summary>Multiply-adds so far, of the steps along both branches.</summary>
    public double MultiplyAdds => _steps.MultiplyAdds;

    /// <summary>The share of true leaves that a question asks about, see <see cref="SoftSteps.Share"/>.</summary>
    /// <param name="x">[1 or B, N, F], as <see cref="StepwiseStructure"/> encodes a question.</param>
    /// <param name="z">[B, U].</param>
    /// <returns>[B, N], from 0 to 1.</returns>
    public Tensor Share(Tensor x, Tensor z) => _steps.Share(x, Read(z));

    /// <summary>The tables that z states.</summary>
    /// <param name="z">[B, U].</param>
    private StepTables Read(Tensor z)
    {
        var k = _states;
        var steps = z.narrow(1, k, k * 2 * k).reshape(-1, k, 2, k);
        var facts = z.narrow(1, k + (k * 2 * k), 2 * k).reshape(-1, k, 2).select(2, 1);
        return new(z.narrow(1, 0, k), steps.select(2, 0), steps.select(2, 1), facts);
    }
}
