using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Learning;

public sealed class ScoringTests
{
    [Fact]
    public void The_loss_is_the_weighted_cross_entropy_under_the_true_conditional()
    {
        // .25 (-.2 log .4 - .8 log .6) + .75 (-log .5).
        var expected = (.25 * ((-.2 * Math.Log(.4)) - (.8 * Math.Log(.6)))) - (.75 * Math.Log(.5));

        var loss = Scoring.Nll(new TwoTargets(), Set, [Credences.OfYes(.6), Credences.OfYes(.5)]);

        Assert.Equal(expected, loss, 1e-12);
    }

    [Fact]
    public void A_prediction_of_nothing_for_what_happens_costs_a_millionths_log_and_no_more()
    {
        var loss = Scoring.Nll(new TwoTargets(), Set, [Credences.OfYes(.8), Credences.OfYes(0)]);

        Assert.Equal(-(.75 * Math.Log(1e-6)) - (.25 * ((.2 * Math.Log(.2)) + (.8 * Math.Log(.8)))), loss, 1e-9);
    }

    [Fact]
    public void All_predictors_are_scored_on_all_sets_and_nobody_beats_the_truth()
    {
        var even = (QuestionSet set) => (IReadOnlyList<Credences>)[.. set.Scored.Select(_ => Credences.OfYes(.5))];

        var scores = Scoring.All(Small.Snow, even, questions => [.. questions.Select(Small.Snow.Key.Target)]);

        Assert.Equal(["d", "d_star"], scores.Keys);
        foreach (var set in scores.Values)
        {
            Assert.Equal(["bayes", "best_posterior", "best_z", "direct", "flat_prior", "ltp", "truth"], set.Keys);
            Assert.Equal(Math.Log(2), set["ltp"]!.Value, 1e-9);
            Assert.Equal(set["truth"], set["direct"]);
            Assert.True(set["truth"] < set["bayes"]);
        }
    }

    private static QuestionSet Set { get; } = new(
        "d",
        _ => throw new NotSupportedException(),
        [(new Question("soft", "?", AnswerSet.NoYes), .25), (new Question("sure", "?", AnswerSet.NoYes), .75)]);

    private sealed class TwoTargets : IAnswerKey
    {
        public bool KnowsTruth => true;

        public Credences Target(Question question) => Credences.OfYes(question.Id == "soft" ? .8 : 1);

        public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions) => throw new NotSupportedException();

        public double LogPrior(IReadOnlyList<double> z) => throw new NotSupportedException();

        public double? Recovered(IReadOnlyList<double> z) => throw new NotSupportedException();
    }
}
