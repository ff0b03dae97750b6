using TorchSharp;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Learning rates of a Torch optimizer.</summary>
internal static class Rates
{
    /// <summary>Sets the rate of the next step.</summary>
    public static void Set(torch.optim.Optimizer optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }
    }

    /// <summary>The part of the first rate that step <paramref name="step"/> of <paramref name="steps"/> takes: a half cosine.</summary>
    public static double Cosine(int step, int steps) => (1 + Math.Cos(Math.PI * step / steps)) / 2;
}
