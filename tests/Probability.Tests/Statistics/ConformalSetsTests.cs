using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Probability.Tests.Statistics;

public sealed class ConformalSetsTests
{
    /// <summary>ceil(20 * .9) = 18: the 18th greatest of 19.</summary>
    [Fact]
    public void The_threshold_is_the_quantile_with_one_case_more() =>
        Assert.Equal(.10, ConformalSets.Fit(Enumerable.Range(1, 19).Select(i => i / 20.0), .1).Threshold, 1e-12);

    [Fact]
    public void Too_few_cases_leave_out_nothing_so_that_nothing_is_decided()
    {
        var sets = ConformalSets.Fit([.9, .9, .9], .1);

        Assert.Null(sets.Decide([1, 0]));
    }

    [Fact]
    public void It_decides_where_one_answer_is_in_the_set()
    {
        var sets = new ConformalSets(.3);

        Assert.Equal(1, sets.Decide([.2, .8]));
        Assert.Null(sets.Decide([.4, .6]));
        Assert.Null(new ConformalSets(.95).Decide([.4, .6]));
    }

    /// <summary>Of exchangeable cases the mean share left out is at most the error, and at least the error less 1/(n+1): Vovk, Gammerman and Shafer 2005.</summary>
    [Fact]
    public void Over_many_draws_the_truth_is_left_out_as_often_as_was_chosen()
    {
        var random = new Seed(3).CreateRandom();
        var missed = 0;
        const int Draws = 20_000, Fitted = 49;
        for (var draw = 0; draw < Draws; draw++)
        {
            var sets = ConformalSets.Fit(Enumerable.Range(0, Fitted).Select(_ => random.NextDouble()), .2);
            missed += sets.Holds(random.NextDouble()) ? 0 : 1;
        }

        // Four standard errors.
        Assert.InRange((double)missed / Draws, .2 - (1.0 / (Fitted + 1)) - .0114, .2 + .0114);
    }
}
