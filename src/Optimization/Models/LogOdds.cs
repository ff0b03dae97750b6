using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>Two answers by the log odds of the second.</summary>
internal static class LogOdds
{
    /// <summary>[...] log odds of the second answer -> [..., 2] log probabilities.</summary>
    public static Tensor ToLogProbabilities(Tensor logOdds) =>
        stack([functional.logsigmoid(-logOdds), functional.logsigmoid(logOdds)], -1);
}
