using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>The probabilities that a normal number falls between edges.</summary>
internal static class BinnedNormal
{
    private const double Floor = 1e-12;

    /// <summary>
    /// Inner edges in standard deviations from the mean [..., A-1], rising -> log probabilities [..., A]. Each
    /// difference is taken in the tail where it keeps its digits; the floor keeps far tails finite for the gradient.
    /// </summary>
    public static Tensor LogProbabilities(Tensor edges)
    {
        var below = special.erfc(edges.Times(-1 / Math.Sqrt(2))).Times(.5);
        var above = special.erfc(edges.Times(1 / Math.Sqrt(2))).Times(.5);
        var inside = edges.shape[^1] - 1;
        var left = edges.narrow(-1, 0, inside);
        var inner = where(
            left.gt(Ops.Constant(0)),
            above.narrow(-1, 0, inside).Minus(above.narrow(-1, 1, inside)),
            below.narrow(-1, 1, inside).Minus(below.narrow(-1, 0, inside)));
        var all = cat([below.narrow(-1, 0, 1), inner, above.narrow(-1, inside, 1)], -1);
        return all.Plus(Floor).Times(1 / (1 + (Floor * (inside + 2)))).log();
    }
}
