namespace LearningThePrior.Probability.Tests;

public class SeededRandomTests
{
    // The first outputs for state 1234567 of the public-domain C code by Sebastiano Vigna, splitmix64.c.
    [Fact]
    public void It_draws_what_SplitMix64_draws()
    {
        var random = new SeededRandom(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423],
            new[] { random.NextBits(), random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void A_saved_generator_goes_on_with_the_next_draw()
    {
        var random = new SeededRandom(5);
        random.NextGaussian();
        var resumed = new SeededRandom(random.State);

        Assert.Equal(random.NextDouble(), resumed.NextDouble());
    }

    [Fact]
    public void Indices_are_drawn_by_their_weights_and_never_where_the_weight_is_zero()
    {
        var random = new SeededRandom(9);
        var counts = new int[4];
        for (var i = 0; i < 10_000; i++)
        {
            counts[random.NextIndex([0, 1, 3, 0])]++;
        }

        // Standard error of the share: sqrt(0.25 * 0.75 / 10000) = 0.0043.
        Assert.Equal((0, 0), (counts[0], counts[3]));
        Assert.InRange(counts[1] / 10_000.0, 0.23, 0.27);
    }

    [Fact]
    public void Gaussian_draws_have_mean_0_and_variance_1()
    {
        var random = new SeededRandom(3);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextGaussian()).ToArray();

        Assert.InRange(draws.Average(), -0.03, 0.03);
        Assert.InRange(draws.Average(d => d * d), 0.95, 1.05);
    }

    [Fact]
    public void Draws_from_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(0).NextInt(0));
        Assert.Throws<ArgumentException>(() => new SeededRandom(0).NextIndex([0, 0]));
    }
}
