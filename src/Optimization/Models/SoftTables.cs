using LearningThePrior.Optimization.Torch;
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

    /// <summary>Multiply-adds so far, of the steps along both branches.</summary>
    public double MultiplyAdds { get; private set; }

    /// <summary>The tables that z states.</summary>
    /// <param name="z">[B, U].</param>
    /// <returns>Root [B, K], steps along each branch [B, K, K] and [B, K, K], facts [B, K].</returns>
    public (Tensor Root, Tensor Zero, Tensor One, Tensor Facts) Read(Tensor z)
    {
        var k = _states;
        var steps = z.narrow(1, k, k * 2 * k).reshape(-1, k, 2, k);
        var facts = z.narrow(1, k + (k * 2 * k), 2 * k).reshape(-1, k, 2).select(2, 1);
        return (z.narrow(1, 0, k), steps.select(2, 0), steps.select(2, 1), facts);
    }

    /// <summary>
    /// The share of true leaves that a question asks about: follow its path one soft step a branch, then average over
    /// both branches for each level below.
    /// </summary>
    /// <param name="x">[1 or B, N, F], as <see cref="StepwiseStructure"/> encodes a question.</param>
    /// <param name="z">[B, U].</param>
    /// <returns>[B, N], from 0 to 1.</returns>
    public Tensor Share(Tensor x, Tensor z)
    {
        var (root, zero, one, facts) = Read(z);
        var count = x.shape[1];
        var path = x.select(2, 0);                                                  // [1 or B, N]: number of steps
        var longest = (int)path.ToArray().Max();
        MultiplyAdds += Ops.Passes * (double)z.shape[0] * count * longest * 2 * _states * _states;
        var state = root.unsqueeze(1).expand(-1, count, -1);                        // [B, N, K]
        for (var step = 0; step < longest; step++)
        {
            var branch = x.select(2, 1 + step).unsqueeze(-1);
            var next = where(branch.gt(Ops.Constant(.5)), matmul(state, one), matmul(state, zero));
            state = where(path.gt(Ops.Constant(step)).unsqueeze(-1), next, state);
        }

        var levels = x.select(2, 1 + structure.MaxSteps);
        var deepest = (int)levels.ToArray().Max();
        var mean = facts.unsqueeze(-1);                                             // [B, K, 1]
        var share = matmul(state, mean).squeeze(-1);
        for (var level = 0; level < deepest; level++)
        {
            mean = matmul(zero, mean).Plus(matmul(one, mean)).Times(.5);
            share = where(levels.gt(Ops.Constant(level)), matmul(state, mean).squeeze(-1), share);
        }

        return share;
    }
}
