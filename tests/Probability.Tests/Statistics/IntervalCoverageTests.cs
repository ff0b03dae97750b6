using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class IntervalCoverageTests
{
    [Fact]
    public void Both_intervals_cover_where_values_are_normal()
    {
        var random = new Seed(1).CreateRandom();
        double[] values = [.. Enumerable.Range(0, 2_001).Select(_ => random.NextGaussian())];

        var coverage = IntervalCoverage.Of(values, 20, 4_000, new Seed(2));

        // Student's interval: .95; the 6th to the 15th of 20: .9586. Standard error of a share: .0035.
        Assert.InRange(coverage.Mean, .939, .961);
        Assert.InRange(coverage.Median!.Value, .947, .970);
    }

    [Fact]
    public void The_means_interval_misses_a_tail_that_most_samples_do_not_show()
    {
        // One value in fifty is 50, the rest are nearly 0: .98^20 = .668 of samples of twenty show none of them, and their interval stays near 0.
        double[] values = [.. Enumerable.Range(0, 1_000).Select(i => i % 50 == 0 ? 50 : i / 1e4)];

        var coverage = IntervalCoverage.Of(values, 20, 4_000, new Seed(1));

        Assert.InRange(coverage.Mean, .30, .36);
        Assert.InRange(coverage.Median!.Value, .95, .98);
    }

    [Fact]
    public void Five_values_have_no_interval_for_the_median() => Assert.Null(IntervalCoverage.Of([1, 2, 3], 5, 10, new Seed(1)).Median);
}
