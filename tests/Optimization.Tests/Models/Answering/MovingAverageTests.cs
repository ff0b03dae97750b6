using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models.Answering;

public sealed class MovingAverageTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Each_weight_goes_a_fourth_of_the_way_to_the_trained_one_where_the_horizon_is_four(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var (average, trained) = (new Perceptron([5, 7, 3], new Seed(1).CreateRandom()), new Perceptron([5, 7, 3], new Seed(2).CreateRandom()));
        average.to(type);
        trained.to(type);
        var expected = average.parameters().Zip(trained.parameters()).SelectMany(p => Weights.Read(p.First).Zip(Weights.Read(p.Second), (a, t) => (.75 * a) + (.25 * t))).ToArray();

        MovingAverage.Follow(average, trained, horizon: 4);

        var moved = average.parameters().SelectMany(Weights.Read).ToArray();
        Assert.All(expected.Zip(moved), e => Assert.Equal(e.First, e.Second, 1e-7));
    }
}
