using LearningThePrior.Worlds.Keeling;

namespace LearningThePrior.Worlds.Tests.Keeling;

public class ValueBinsTests
{
    private static readonly SeriesScale Scale = new(10, 2, 0, 1);

    [Fact]
    public void Answers_cover_Ds_range_and_twice_its_span_on_either_side()
    {
        var bins = new ValueBins([8, 10, 12], 0.5, Scale, "m");
        Assert.Equal((0, 20), (bins.Edges[0], bins.Edges[^1]));
        Assert.Equal("below 0 m", bins.Answers[0]);
        Assert.Equal("from 0 to below 0.5 m", bins.Answers[1]);
        Assert.Equal("20 m or more", bins.Answers[^1]);
        Assert.Equal(bins.Answers.Count, bins.Edges.Count + 1);
    }

    [Fact]
    public void A_value_on_an_edge_lies_above_it()
    {
        var bins = new ValueBins([8, 10, 12], 0.5, Scale, "m");
        Assert.Equal("from 9.5 to below 10 m", bins.Answers[bins.IndexOf(9.99)]);
        Assert.Equal("from 10 to below 10.5 m", bins.Answers[bins.IndexOf(10)]);
        Assert.Equal(0, bins.IndexOf(-1e9));
        Assert.Equal(bins.Answers.Count - 1, bins.IndexOf(1e9));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1)]
    [InlineData(3e9)]
    public void An_automatic_width_suits_any_unit(double unit)
    {
        var bins = new ValueBins([8 * unit, 12 * unit], 0, new(10 * unit, 2 * unit, 0, 1), "m");
        Assert.InRange(bins.Answers.Count, 90, 255);
    }

    [Fact]
    public void Too_fine_a_width_is_refused_with_one_that_would_do()
    {
        var error = Assert.Throws<ArgumentException>(() => new ValueBins([8, 12], 0.01, Scale, "m"));
        Assert.Contains("BinWidth: 0.01", error.Message, StringComparison.Ordinal);
        Assert.Contains("at least 0.0505", error.Message, StringComparison.Ordinal);
    }

    // Reference: pnorm(z, lower.tail = FALSE) of R 4.2.2.
    [Theory]
    [InlineData(0.5, 0.30853753872598690)]
    [InlineData(2, 0.022750131948179207)]
    [InlineData(3, 0.0013498980316300945)]
    [InlineData(5, 2.866515718791939e-7)]
    [InlineData(10, 7.619853024160525e-24)]
    public void Masses_are_exact_far_into_the_tails(double z, double upper)
    {
        var bins = new ValueBins([8, 12], 0.5, Scale, "m");
        var last = bins.Cut((1, bins.StandardEdges[^1] - (z * 0.7), 0.49))[^1];
        var first = bins.Cut((1, bins.StandardEdges[0] + (z * 0.7), 0.49))[0];
        Assert.Equal(1, last / upper, 1e-9);
        Assert.Equal(1, first / upper, 1e-9);
    }

    [Fact]
    public void No_answer_is_ever_quite_impossible() =>
        Assert.All(new ValueBins([8, 12], 0.5, Scale, "m").Cut((1, 1e9, 1e-9)).Values, p => Assert.True(p > 0));
}
