using System.Buffers;
using System.Numerics;
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
            var count = (int)to.numel();
            var (targets, sources) = (ArrayPool<double>.Shared.Rent(count), ArrayPool<double>.Shared.Rent(count));
            var target = targets.AsSpan(0, count);
            var source = sources.AsSpan(0, count);
            Weights.Read(to, target);
            Weights.Read(from, source);
            Follow(target, source, horizon);
            Weights.Write(to, target);
            ArrayPool<double>.Shared.Return(targets);
            ArrayPool<double>.Shared.Return(sources);
        }
    }

    // Several numbers at a time, as in Adam: each with the roundings that it has alone.
    private static void Follow(Span<double> target, ReadOnlySpan<double> source, double horizon)
    {
        var i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var at = new Vector<double>(target[i..]);
            (at + ((new Vector<double>(source[i..]) - at) / horizon)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += (source[i] - target[i]) / horizon;
        }
    }
}
