using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>What f reads of the leaves that it arrived at: how many are true, and how many more than were asked for, coarse and fine.</summary>
internal static class LeafFeatures
{
    /// <param name="x">[1 or B, N, F].</param>
    /// <param name="share">[B, N]: the share of true leaves.</param>
    /// <param name="maxSteps">The longest path of any question, behind which the share asked for stands.</param>
    /// <returns>[B, N, 4].</returns>
    public static Tensor Of(Tensor x, Tensor share, int maxSteps)
    {
        var excess = share.Minus(x.select(2, 2 + maxSteps).expand_as(share));
        return stack([share, excess, excess.Times(8).tanh(), excess.Times(64).tanh()], -1);
    }
}
