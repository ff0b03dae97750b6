using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class PerceptronTests
{
    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var one = Weights(5);
        manual_seed(2);

        Assert.Equal(one, Weights(5));
        Assert.NotEqual(one, Weights(6));
    }

    [Fact]
    public void An_output_scale_of_nothing_starts_flat()
    {
        using var scope = NewDisposeScope();
        var network = new Perceptron([3, 4, 2], new Seed(1).CreateRandom(), outputScale: 0);

        Assert.All(network.call(ones(5, 3, dtype: ScalarType.Float64)).ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Without_a_hidden_layer_it_is_linear()
    {
        using var scope = NewDisposeScope();
        var network = new Perceptron([2, 1], new Seed(1).CreateRandom());
        var (a, b, c) = (Value(network, 1, 0), Value(network, 0, 1), Value(network, 3, -2));

        Assert.Equal((3 * a) - (2 * b), c, 1e-12);
    }

    [Fact]
    public void What_is_dropped_does_not_speak()
    {
        using var scope = NewDisposeScope();
        var network = new Perceptron([2, 4, 1], new Seed(1).CreateRandom()) { DropHidden = shape => zeros(shape, dtype: ScalarType.Float64) };

        Assert.Equal(0, Value(network, 1, 1));

        network.DropHidden = null;
        Assert.NotEqual(0, Value(network, 1, 1));
    }

    private static double Value(Perceptron network, params double[] input) => network.call(tensor(input)).ToArray()[0];

    private static double[] Weights(ulong seed) =>
        [.. new Perceptron([3, 4, 2], new Seed(seed).CreateRandom()).parameters().SelectMany(p => p.ToArray())];
}
