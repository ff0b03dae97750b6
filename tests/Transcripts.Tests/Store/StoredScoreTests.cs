namespace LearningThePrior.Transcripts.Tests.Store;

/// <summary>Scores by hand arithmetic.</summary>
public sealed class StoredScoreTests
{
    private static readonly StoredKey First = new(StoredKey.CurrentSchema, "r", "d", 0, null);

    private static readonly StoredKey Mixed = new(StoredKey.CurrentSchema, "r", "d", null, [.8, .2]);

    [Fact]
    public void A_right_answer_is_scored_by_its_credence()
    {
        var score = StoredScore.Of([.75, .25], First, []);

        Assert.True(score.Correct);
        Assert.Equal(Math.Log(.75), score.LogScore);
        Assert.Equal(.125, score.Brier, 1e-12);
    }

    [Fact]
    public void An_even_verdict_falls_to_no_side() => Assert.Null(StoredScore.Of([.5, .5], First, []).Correct);

    [Fact]
    public void An_excluded_truth_scores_minus_infinity() =>
        Assert.Equal(double.NegativeInfinity, StoredScore.Of([0, 1], First, []).LogScore);

    [Fact]
    public void Against_a_true_distribution_the_nearer_position_wins()
    {
        double[][] positions = [[.8, .2], [.3, .7]];

        Assert.True(StoredScore.Of([.7, .3], Mixed, positions).Correct);
        Assert.False(StoredScore.Of([.4, .6], Mixed, positions).Correct);
    }

    [Fact]
    public void Without_a_wrong_position_a_distribution_is_judged_by_what_it_favours() =>
        Assert.True(StoredScore.Of([.51, .49], Mixed, []).Correct);

    [Fact]
    public void A_key_of_another_question_is_refused() =>
        Assert.Throws<ArgumentException>(() => StoredScore.Of([.2, .3, .5], Mixed, []));

    [Theory]
    [InlineData(new[] { .2, .5, .3 }, 1)]
    [InlineData(new[] { .4, .2, .4 }, null)]
    [InlineData(new[] { .3, .3, .4 }, 2)]
    public void A_choice_is_the_greatest_unless_it_is_shared(double[] credences, int? choice) =>
        Assert.Equal(choice, StoredScore.Choice(credences));
}
