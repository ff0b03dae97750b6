using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class EstimateTests
{
    /// <summary>Student's t, 97.5 %, 2 degrees of freedom: 4.302653 in every table.</summary>
    private const double T2 = 4.302653;

    [Fact]
    public void A_mean_has_students_interval()
    {
        var estimate = Estimate.Of([1.0, 2, 3])!;

        // Deviation 1, standard error 1 / sqrt(3).
        Assert.Equal(2, estimate.Mean);
        Assert.Equal(2 - (T2 / Math.Sqrt(3)), estimate.Ci95![0], 1e-5);
        Assert.Equal(2 + (T2 / Math.Sqrt(3)), estimate.Ci95[1], 1e-5);
    }

    [Fact]
    public void One_value_has_no_interval_and_no_value_no_mean()
    {
        Assert.Equal(new Estimate(5, null) { Median = 5 }, Estimate.Of([5.0]));
        Assert.Null(Estimate.Of([]));
        Assert.Null(Estimate.OfRatio([]));
    }

    [Fact]
    public void A_median_lies_between_two_of_the_values()
    {
        // Of 20 values the 6th and the 15th: 95.86 % in every table of the sign test.
        var estimate = Estimate.Of([.. Enumerable.Range(1, 20).Select(i => (double)i)])!;

        Assert.Equal(10.5, estimate.Median);
        Assert.Equal([6.0, 15.0], estimate.MedianCi95!);
        Assert.Equal([1.0, 6.0], Estimate.Of([1.0, 2, 3, 4, 5, 6])!.MedianCi95!);
        Assert.Null(Estimate.Of([1.0, 2, 3, 4, 5])!.MedianCi95);
    }

    [Fact]
    public void The_medians_interval_covers_where_the_means_does_not()
    {
        // exp(2.5 g), g standard normal: median 1, mean exp(3.125), of which twenty values show little.
        var random = new Seed(1).CreateRandom();
        var (median, mean) = (0, 0);
        for (var i = 0; i < 2_000; i++)
        {
            var estimate = Estimate.Of([.. Enumerable.Range(0, 20).Select(_ => Math.Exp(2.5 * random.NextGaussian()))])!;
            median += estimate.MedianCi95 is [var low, var high] && low <= 1 && high >= 1 ? 1 : 0;
            mean += estimate.Ci95![1] >= Math.Exp(3.125) && estimate.Ci95[0] <= Math.Exp(3.125) ? 1 : 0;
        }

        Assert.InRange(median / 2_000.0, .945, .972);
        Assert.InRange(mean / 2_000.0, .3, .6);
    }

    [Fact]
    public void A_ratio_has_fiellers_interval()
    {
        var estimate = Estimate.OfRatio([(9, 10), (10, 11), (8, 12), (9, 11)])!;

        // Means 9 and 11, both variances of the mean 1/6, covariance -1/12; t = 3.182446 for 3 degrees of freedom. By hand:
        // (99 + t^2/12 +- sqrt((99 + t^2/12)^2 - (81 - t^2/6)(121 - t^2/6))) / (121 - t^2/6).
        Assert.Equal(9.0 / 11, estimate.Mean, 1e-12);
        Assert.Equal(.6483, estimate.Ci95![0], 1e-4);
        Assert.Equal(1.0254, estimate.Ci95[1], 1e-4);
    }

    [Fact]
    public void A_ratio_to_what_may_be_nothing_is_unknown()
    {
        Assert.Null(Estimate.OfRatio([(1, 2), (1, -2)]));
        Assert.Null(Estimate.OfRatio([(1, 0), (1, 2)]));
        Assert.Null(Estimate.OfRatio([(1, -1), (2, 1), (3, 2), (1, -1.5)]));
        Assert.Equal(new Estimate(.5, null), Estimate.OfRatio([(1, 2)]));
    }
}
