using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.DirectFits;

public sealed class SeriesFitsTests
{
    private static readonly Curve World = new();

    [Fact]
    public void A_polynomial_with_a_season_is_recovered_and_carried_on()
    {
        static double Value(double t) => .2 + (.5 * t) - (.3 * t * t) + (.1 * Math.Sin(2 * Math.PI * t * 3));

        var predict = new PolynomialFit(2).Fit(World, Observe(Value, .01), new Seed(1)).Predict;

        // .03 from an edge and more, at a spread of .01: within the bin but for one in a thousand.
        foreach (var time in new[] { -.93, 0, .41, 1.1, 1.3 })
        {
            var (credences, value) = (predict([World.At(time, 0).Question])[0], Value(time));
            var expected = Enumerable.Range(World.Bin(value - .03), World.Bin(value + .03) - World.Bin(value - .03) + 1).Sum(b => credences[b]);
            Assert.InRange(expected, .97, 1);
        }
    }

    [Fact]
    public void A_polynomial_of_too_low_a_degree_knows_that_it_does_not_fit()
    {
        var data = Observe(t => t * t, 0);

        var line = new PolynomialFit(1).Fit(World, data, new Seed(1)).Predict([data[3].Question])[0];
        var parabola = new PolynomialFit(2).Fit(World, data, new Seed(1)).Predict([data[3].Question])[0];

        Assert.True(parabola[data[3].Answer] > .99);
        Assert.True(line.Values.Max() < .2);
    }

    [Fact]
    public void A_gaussian_process_interpolates_and_doubts_what_is_far_away()
    {
        static double Value(double t) => .8 * Math.Sin(2 * t);

        var predict = new GaussianProcessFit().Fit(World, Observe(Value, .02), new Seed(1)).Predict;

        foreach (var time in new[] { -.77, .13, .62 })
        {
            var credences = predict([World.At(time, 0).Question])[0];
            Assert.InRange(Mean(credences), Value(time) - .03, Value(time) + .03);
        }

        var (near, far) = (predict([World.At(.5, 0).Question])[0], predict([World.At(9, 0).Question])[0]);
        Assert.True(far.Values.Max() < near.Values.Max() / 3);
    }

    [Fact]
    public void A_cut_normal_has_the_probabilities_of_tables()
    {
        // P(x < -1) = .158655, P(-1 < x < 1) = .682689 for a standard normal; here mean 3, deviation 2.
        var credences = SeriesFits.Cut(3, 2, [1, 5]);

        Assert.Equal(.158655, credences[0], 1e-6);
        Assert.Equal(.682689, credences[1], 1e-6);
        Assert.Equal(.158655, credences[2], 1e-6);
    }

    [Fact]
    public void Fits_of_a_curve_refuse_a_world_without_one()
    {
        Assert.Throws<ArgumentException>(() => new PolynomialFit(1).Fit(Small.Snow, Small.Snow.Observed, new Seed(1)));
        Assert.Throws<ArgumentException>(() => new GaussianProcessFit().Fit(Small.Snow, Small.Snow.Observed, new Seed(1)));
    }

    /// <summary>41 times from -1 to 1; the noise alternates, so that it is of the size that it says.</summary>
    private static Observation[] Observe(Func<double, double> value, double noise) =>
        [.. Enumerable.Range(0, 41).Select(i => (T: -1 + (.05 * i), Sign: i % 2 == 0 ? 1 : -1)).Select(p => World.At(p.T, value(p.T) + (noise * p.Sign)))];

    private static double Mean(Credences credences) => credences.Values.Select((p, b) => p * (-2 + (.05 * b) + .025)).Sum();
}
