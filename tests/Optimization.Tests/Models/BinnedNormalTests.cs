using CsCheck;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using MathNet.Numerics.Distributions;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class BinnedNormalTests
{
    private static readonly Gen<double[]> Edges =
        Gen.Double[-7, 7].Array[1, 12].Select(e => e.Order().ToArray());

    [Fact]
    public void Probabilities_are_differences_of_the_normal_distribution_function_and_sum_to_one() => Edges.Sample(edges =>
    {
        var probabilities = Of(edges);

        double[] below = [0, .. edges.Select(e => Normal.CDF(0, 1, e)), 1];
        Assert.Equal(edges.Length + 1, probabilities.Length);
        Assert.Equal(1, probabilities.Sum(), 1e-12);
        Assert.All(probabilities, (p, i) => Assert.Equal(below[i + 1] - below[i], p, 2e-11));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_tail_keeps_its_digits_on_either_side(int side)
    {
        // P(6 < x) = 9.8659e-10 and P(6.5 < x) = 4.0160e-11, from tables of the normal distribution; a difference of
        // numbers near one would have kept three digits of it.
        double[] edges = side > 0 ? [6, 6.5] : [-6.5, -6];

        Assert.Equal(9.8659e-10 - 4.0160e-11, Of(edges)[1], 2e-12);
    }

    [Fact]
    public void Far_tails_stay_finite_and_so_does_their_gradient()
    {
        using var scope = NewDisposeScope();
        var edges = tensor(new[] { -60.0, 0, 50, 60 }).requires_grad_();

        var logs = BinnedNormal.LogProbabilities(edges);
        logs.sum().backward();

        Assert.All(logs.ToArray(), l => Assert.InRange(l, Math.Log(.9e-12), 0));
        Assert.All(edges.grad!.ToArray(), g => Assert.True(double.IsFinite(g)));
    }

    private static double[] Of(double[] edges)
    {
        using var scope = NewDisposeScope();
        return BinnedNormal.LogProbabilities(tensor(edges)).exp().ToArray();
    }
}
