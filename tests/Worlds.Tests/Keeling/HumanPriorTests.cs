using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public class HumanPriorTests
{
    private static readonly HumanPrior Prior = new([2, 1.5, 0.5, 0.5, 0.5, 0.5, 0.5], 0.02, 1);

    [Theory]
    [InlineData(0, -1, 2.5)]
    [InlineData(1, 1.6, 1.63)]
    [InlineData(5, -0.2, 0.9)]
    [InlineData(7, 0.05, 0.08)]
    [InlineData(7, 0.02, 1)]
    public void A_divergence_is_the_integral_of_q_log_q_over_p(int parameter, double low, double high)
    {
        const int Steps = 200_000;
        var width = high - low;
        var sum = 0.0;
        for (var i = 0; i < Steps; i++)
        {
            var v = low + (width * (i + 0.5) / Steps);
            var s = parameter == Parameter.Noise ? 0 : Prior.Spreads[parameter];
            var density = parameter == Parameter.Noise
                ? 1 / (v * Math.Log(1 / 0.02))
                : Math.Exp(-v * v / (2 * s * s)) / Math.Sqrt(2 * Math.PI * s * s);
            sum += Math.Log(1 / width / density) / Steps;
        }

        Assert.Equal(sum, Prior.Divergence(parameter, new(low, high)), 1e-7);
    }

    [Fact]
    public void Noise_outside_the_prior_is_impossible() =>
        Assert.Equal(double.PositiveInfinity, Prior.Divergence(Parameter.Noise, new(0.5, 1.2)));

    [Fact]
    public void Knowing_nothing_adds_the_priors_own_variance()
    {
        Assert.Equal((0, 9), Prior.Adds(1, 2, null));

        // E[sigma^2] of a log-uniform sigma, by the midpoint rule over log sigma.
        const int Steps = 100_000;
        var mean = Enumerable.Range(0, Steps).Average(i => Math.Pow(0.02, 2 * (1 - ((i + 0.5) / Steps))));
        Assert.Equal(mean, Prior.Adds(Parameter.Noise, 1, null).Variance, 1e-8);
    }

    [Fact]
    public void Beliefs_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new HumanPrior([1, 1], 0.1, 1));
        Assert.Throws<ArgumentException>(() => new HumanPrior(Prior.Spreads, 1, 1));
    }
}
