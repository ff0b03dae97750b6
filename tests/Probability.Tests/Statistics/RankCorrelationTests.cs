using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

/// <summary>Correlations are those of R 4: <c>cor(x, y, method = "spearman")</c>.</summary>
public sealed class RankCorrelationTests
{
    [Fact]
    public void Ranks_without_ties() => Assert.Equal(
        -.175757575757576,
        RankCorrelation.Of([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17])!.Value,
        1e-12);

    [Fact]
    public void Ranks_with_ties() => Assert.Equal(
        .900777510540148, RankCorrelation.Of([1, 2, 2, 3, 4, 4, 4, 5], [2, 1, 3, 3, 5, 4, 6, 6])!.Value, 1e-12);

    [Fact]
    public void The_interval_is_Fishers_for_ranks()
    {
        // atanh(.5) = .549306; half 1.959964 * sqrt(1.06 / 50) = .285377: tanh(.263929), tanh(.834683).
        var (low, high) = RankCorrelation.Interval(.5, 53)!.Value;

        Assert.Equal(.257970, low, 1e-5);
        Assert.Equal(.682982, high, 1e-5);
    }

    [Fact]
    public void What_does_not_vary_has_no_correlation() => Assert.Null(RankCorrelation.Of([1, 1, 1], [1, 2, 3]));

    [Fact]
    public void Few_questions_bear_no_interval() => Assert.Null(RankCorrelation.Interval(.5, 9));
}
