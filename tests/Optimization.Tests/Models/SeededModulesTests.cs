using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class SeededModulesTests
{
    [Fact]
    public async Task A_seed_gives_the_same_weights_whatever_other_networks_are_made_meanwhile()
    {
        using var stop = new CancellationTokenSource();
        var others = Enumerable.Range(0, 3).Select(i => Task.Run(() =>
        {
            var random = new Seed((ulong)i).CreateRandom();
            while (!stop.IsCancellationRequested)
            {
                using var other = new Perceptron([8, 8, 2], random);
            }
        })).ToArray();

        var weights = Enumerable.Range(0, 300).Select(_ => string.Join(' ', Weights())).ToList();
        await stop.CancelAsync();
        await Task.WhenAll(others);

        Assert.Single(weights.Distinct());
    }

    private static double[] Weights()
    {
        using var module = SeededModules.Make(new Seed(7).CreateRandom(), () => nn.Sequential(nn.Linear(6, 6, dtype: ScalarType.Float64), nn.Linear(6, 6, dtype: ScalarType.Float64)));
        return [.. module.parameters().SelectMany(p => p.data<double>().ToArray())];
    }
}
