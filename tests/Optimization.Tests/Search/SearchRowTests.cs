using LearningThePrior.Optimization.Search;

namespace LearningThePrior.Optimization.Tests.Search;

public sealed class SearchRowTests
{
    [Fact]
    public void Quantiles_are_interpolated_and_failures_lie_above_all()
    {
        var row = SearchRow.Of("x", [40, 10, null, 20, 30]);
        Assert.Equal((30.0, 20.0, 40.0, 1), (row.Median, row.LowerQuartile, row.UpperQuartile, row.Failures));
        Assert.Equal(2.5, SearchRow.Of("x", [4, 1]).Median);
        Assert.Equal(double.PositiveInfinity, SearchRow.Of("x", [1, null]).Median);
        Assert.Throws<ArgumentException>(() => SearchRow.Of("x", []));
    }

    [Fact]
    public void A_ratio_draws_worlds_with_both_searches_in_them()
    {
        var yardstick = SearchRow.Of("x", [.. Enumerable.Range(1, 20).Select(i => (long?)(10 * i))]);
        var half = SearchRow.Of("y", [.. yardstick.Evaluations.Select(e => e / 2)]);

        // Half in every world is half in every sample of worlds: an interval of no width, which unpaired samples would not have.
        var (ratio, interval) = half.RatioTo(yardstick, new(1));
        Assert.Equal(.5, ratio, 9);
        Assert.Equal((.5, .5), (Math.Round(interval!.Value.Low, 9), Math.Round(interval.Value.High, 9)));

        Assert.Null(SearchRow.Of("y", [1, 2, 3, 4]).RatioTo(SearchRow.Of("x", [2, 4, 6, 8]), new(1)).Interval);
        Assert.Null(SearchRow.Of("y", new long?[9]).RatioTo(SearchRow.Of("x", new long?[9]), new(1)).Interval);
        Assert.Throws<ArgumentException>(() => half.RatioTo(SearchRow.Of("x", [1]), new(1)));
    }
}
