using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class ProportionTests
{
    /// <summary>Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, score method.</summary>
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, .0000, .1611)]
    [InlineData(1, 29, .0061, .1718)]
    public void Wilsons_interval_is_the_published_one(long hits, long trials, double low, double high)
    {
        var interval = Proportion.Wilson95(hits, trials);

        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    [Fact]
    public void Ninety_of_a_hundred_is_about_nine_tenths()
    {
        var (low, high) = Proportion.Wilson95(90, 100);

        Assert.InRange(.9, low, high);
        Assert.Equal(.8256, low, 5e-5);
        Assert.Equal(.9448, high, 5e-5);
    }

    [Fact]
    public void Hits_and_misses_mirror_each_other()
    {
        var (low, high) = Proportion.Wilson95(3, 17);
        var (otherLow, otherHigh) = Proportion.Wilson95(14, 17);

        Assert.Equal(1 - high, otherLow, 1e-12);
        Assert.Equal(1 - low, otherHigh, 1e-12);
        Assert.Equal(1, Proportion.Wilson95(5, 5).High, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Impossible_counts_are_refused(long hits, long trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson95(hits, trials));
}
