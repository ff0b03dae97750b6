using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

/// <summary>Expected ends are those of R 4: <c>prop.test(hits, trials, correct = FALSE)</c> and <c>binom.test(hits, trials)</c>.</summary>
public sealed class ProportionIntervalTests
{
    [Theory]
    [InlineData(90, 100, .825634338495087, .944770862939325)]
    [InlineData(0, 10, 0, .277532799862889)]
    [InlineData(3, 4, .300641842582402, .954412739190299)]
    public void Wilsons_interval_is_that_of_R(int hits, int trials, double low, double high)
    {
        var interval = ProportionInterval.Wilson(hits, trials);

        Assert.Equal(low, interval.Low, 1e-10);
        Assert.Equal(high, interval.High, 1e-10);
    }

    [Theory]
    [InlineData(90, 100, .823777402259977, .950995310778514)]
    [InlineData(0, 10, 0, .308497107818761)]
    [InlineData(7, 9, .399906426283688, .971855026522102)]
    public void The_exact_interval_is_that_of_R(int hits, int trials, double low, double high)
    {
        var interval = ProportionInterval.Exact(hits, trials);

        Assert.Equal(low, interval.Low, 1e-9);
        Assert.Equal(high, interval.High, 1e-9);
    }

    [Fact]
    public void Both_intervals_of_90_wins_in_100_hold_the_proportion_itself()
    {
        var (wilson, exact) = (ProportionInterval.Wilson(90, 100), ProportionInterval.Exact(90, 100));

        Assert.InRange(.9, wilson.Low, wilson.High);
        Assert.InRange(.9, exact.Low, exact.High);
    }

    [Fact]
    public void No_trials_bear_no_interval()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Exact(2, 1));
    }
}
