using LearningThePrior.Optimization.Torch;
using TorchSharp;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>A network whose weights are a moving average of another's.</summary>
internal static class MovingAverage
{
    /// <summary>Moves each weight by the share that a horizon of so many steps gives.</summary>
    public static void Follow(torch.nn.Module average, torch.nn.Module trained, double horizon)
    {
        using var frozen = torch.no_grad();
        foreach (var (to, from) in average.parameters().Zip(trained.parameters()))
        {
            var (target, source) = (Weights.Read(to), Weights.Read(from));
            for (var i = 0; i < target.Length; i++)
            {
                target[i] += (source[i] - target[i]) / horizon;
            }

            Weights.Write(to, target);
        }
    }
}
