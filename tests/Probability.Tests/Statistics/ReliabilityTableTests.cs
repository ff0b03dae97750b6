using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

/// <summary>By hand: two predictions of .75, one borne out; four of .95, all borne out.</summary>
public sealed class ReliabilityTableTests
{
    private readonly ReliabilityTable _table = new();

    public ReliabilityTableTests()
    {
        _table.Add(.75, 1);
        _table.Add(.75, 0);
        for (var i = 0; i < 4; i++)
        {
            _table.Add(.95, 1);
        }
    }

    [Fact]
    public void The_error_is_the_mean_distance_of_credence_from_frequency() =>
        Assert.Equal(((2 * .25) + (4 * .05)) / 6, _table.Ece(), 1e-12);

    [Fact]
    public void A_perfectly_calibrated_judge_shows_an_error_too() => Assert.Equal(
        (Math.Sqrt(2 / Math.PI * 2 * .75 * .25) + Math.Sqrt(2 / Math.PI * 4 * .95 * .05)) / 6, _table.EceByChance(), 1e-12);

    [Fact]
    public void The_decomposition_adds_up_to_the_score()
    {
        // All predictions of a bin are equal here, so nothing is lost: (.25^2 + .75^2 + 4 * .05^2) / 6.
        var score = ((.25 * .25) + (.75 * .75) + (4 * .05 * .05)) / 6;

        Assert.Equal(score, _table.Reliability() - _table.Resolution() + _table.Uncertainty(), 1e-12);
        Assert.Equal(5 / 36.0, _table.Uncertainty(), 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(.5, 5)]
    [InlineData(1, 9)]
    public void Certainty_belongs_to_the_last_bin(double credence, int bin) => Assert.Equal(bin, ReliabilityTable.BinOf(credence));
}
