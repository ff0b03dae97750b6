using TorchSharp;
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
        var below = special.erfc(-edges / Math.Sqrt(2)) / 2;
        var above = special.erfc(edges / Math.Sqrt(2)) / 2;
        var left = edges.narrow(-1, 0, edges.shape[^1] - 1);
        var inner = where(
            left > 0,
            above.narrow(-1, 0, edges.shape[^1] - 1) - above.narrow(-1, 1, edges.shape[^1] - 1),
            below.narrow(-1, 1, edges.shape[^1] - 1) - below.narrow(-1, 0, edges.shape[^1] - 1));
        var all = cat([below.narrow(-1, 0, 1), inner, above.narrow(-1, edges.shape[^1] - 1, 1)], -1);
        return ((all + Floor) / (1 + (Floor * (edges.shape[^1] + 1)))).log();
    }
}
