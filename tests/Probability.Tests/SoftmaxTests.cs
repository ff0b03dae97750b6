namespace LearningThePrior.Probability.Tests;

public sealed class SoftmaxTests
{
    [Fact]
    public void Logarithms_far_from_zero_become_the_same_probabilities()
    {
        // Weights 1 : 3, at any scale.
        Assert.Equal([.25, .75], Softmax.Of([-5_000, -5_000 + Math.Log(3)]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([.25, .75], Softmax.Of([5_000, 5_000 + Math.Log(3)]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void What_is_impossible_has_no_weight() => Assert.Equal([0, 1], Softmax.Of([double.NegativeInfinity, -3]));
}
