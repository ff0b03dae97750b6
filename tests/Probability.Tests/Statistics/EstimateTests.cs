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
        Assert.Equal(new Estimate(5, null), Estimate.Of([5.0]));
        Assert.Null(Estimate.Of([]));
        Assert.Null(Estimate.OfRatio([]));
    }

    [Fact]
    public void A_ratio_of_sums_has_the_jackknifes_interval()
    {
        var estimate = Estimate.OfRatio([(1, 2), (2, 3), (4, 4)])!;

        // Leaving one out: 6/7, 5/6 and 3/5, with mean .7634921; their squared deviations sum to .0403779, of which two
        // thirds, rooted, are .1640689.
        Assert.Equal(7.0 / 9, estimate.Mean, 1e-12);
        Assert.Equal((7.0 / 9) - (T2 * .1640689), estimate.Ci95![0], 1e-5);
        Assert.Equal((7.0 / 9) + (T2 * .1640689), estimate.Ci95[1], 1e-5);
    }

    [Fact]
    public void A_ratio_to_nothing_is_unknown()
    {
        Assert.Null(Estimate.OfRatio([(1, 2), (1, -2)]));

        // The ratio stands, but leaving the second out leaves nothing to divide by.
        Assert.Equal(new Estimate(1, null), Estimate.OfRatio([(1, 0), (1, 2)]));
    }
}
