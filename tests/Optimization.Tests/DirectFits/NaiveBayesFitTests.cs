using LearningThePrior.Debate;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.DirectFits;

public sealed class NaiveBayesFitTests
{
    private static readonly SnowWorld World = new SnowWorlds { AnatomyFeatures = 1, BackgroundFeatures = 1 }.Sample(new Seed(1));

    /// <summary>Four times ++ yes, twice +- yes, once -- no.</summary>
    private static readonly Observation[] Data =
    [
        .. Enumerable.Repeat(new Observation(World.ReadQuestion("old:++"), 1), 4),
        .. Enumerable.Repeat(new Observation(World.ReadQuestion("old:+-"), 1), 2),
        new(World.ReadQuestion("old:--"), 0),
    ];

    [Fact]
    public void Counts_with_one_added_make_the_odds()
    {
        var credences = new NaiveBayesFit().Fit(World, Data, new Seed(1)).Predict([World.ReadQuestion("old:-+")])[0];

        // Answers 7/9 and 2/9; the first number is - in 1 of 8 of yes and 2 of 3 of no, the second + in 5 of 8 and 1 of 3.
        Assert.Equal(7 * (1 / 8.0) * (5 / 8.0) / ((7 * (1 / 8.0) * (5 / 8.0)) + (2 * (2 / 3.0) * (1 / 3.0))), credences[1], 1e-12);
    }

    [Fact]
    public void Tied_it_counts_how_often_a_number_agrees()
    {
        var credences = new NaiveBayesFit(Tied: true).Fit(World, Data, new Seed(1)).Predict([World.ReadQuestion("old:-+")])[0];

        // The first agrees 7 times of 7, rate 8/9, and says no; the second 5 of 7, rate 6/9, and says yes: odds of yes 1/8 * 2.
        Assert.Equal(.25 / 1.25, credences[1], 1e-12);
    }

    [Fact]
    public void It_fits_where_numbers_take_two_values()
    {
        Assert.True(new NaiveBayesFit().Fits(Small.Snow) && new NaiveBayesFit(Tied: true).Fits(Small.Snow));
        Assert.True(new NaiveBayesFit().Fits(Small.Book));
        Assert.False(new NaiveBayesFit(Tied: true).Fits(Small.Book));
        Assert.False(new NaiveBayesFit().Fits(new EncyclopediaWorlds { Questions = QuestionKind.Aggregate }.Sample(new Seed(1))));
    }

    [Fact]
    public void A_value_that_was_never_seen_says_nothing()
    {
        Question[] questions = [Small.Book.ReadQuestion("/0/1/0/1/0/1/0/1"), Small.Book.ReadQuestion("/1/1/0/1/0/1/0/1")];

        var credences = new NaiveBayesFit().Fit(Small.Book, Small.Book.Observed, new Seed(1)).Predict(questions);

        Assert.Equal(credences[0], credences[1]);
    }
}
