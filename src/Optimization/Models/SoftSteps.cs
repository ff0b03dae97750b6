using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Worlds;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>Follows a question's path by soft steps of unpacking, whoever gives the step: a world's own table, or a learned Mz.</summary>
/// <param name="maxSteps">The longest path of any question.</param>
internal sealed class SoftSteps(int maxSteps)
{
    /// <summary>Multiply-adds so far, of the steps along both branches.</summary>
    public double MultiplyAdds { get; private set; }

    /// <summary>
    /// The share of true leaves that a question asks about: follow its path one soft step a branch, then average over
    /// both branches for each level below.
    /// </summary>
    /// <param name="x">[1 or B, N, F], as <see cref="StepwiseStructure"/> encodes a question.</param>
    /// <param name="tables">The step.</param>
    /// <returns>[B, N], from 0 to 1.</returns>
    public Tensor Share(Tensor x, StepTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var (root, zero, one, facts) = tables;
        var titles = root.shape[1];
        var count = x.shape[1];
        var path = x.select(2, 0);                                                  // [1 or B, N]: number of steps
        var longest = (int)path.ToArray().Max();
        MultiplyAdds += Ops.Passes * (double)root.shape[0] * count * longest * 2 * titles * titles;
        var state = root.unsqueeze(1).expand(-1, count, -1);                        // [B, N, K]
        for (var step = 0; step < longest; step++)
        {
            var branch = x.select(2, 1 + step).unsqueeze(-1);
            var next = where(branch.gt(Ops.Constant(.5)), matmul(state, one), matmul(state, zero));
            state = where(path.gt(Ops.Constant(step)).unsqueeze(-1), next, state);
        }

        var levels = x.select(2, 1 + maxSteps);
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
