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
}
