using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Worlds.Tests.Snow;

/// <summary>Against every z of a small world, weighed one by one; draws leave some .002 of a credence open.</summary>
public sealed class SnowPosteriorTests
{
    private static readonly SnowWorlds Few = new() { Examples = 30, AnatomyFeatures = 2, BackgroundFeatures = 1 };

    [Theory]
    [InlineData(SnowViews.Whole)]
    [InlineData(SnowViews.Features)]
    public void The_best_posterior_is_that_of_weighing_every_z(SnowViews views)
    {
        var world = (Few with { Views = views }).Sample(new Seed(4));
        var predicted = world.Key.OtherPredictions.Single(p => p.Name == ExactPrediction.BestPosterior);
        var weighed = Latents().Select(z => (Z: z, Weight: Math.Exp(Objective(world, z)))).ToArray();

        foreach (var set in world.Sets)
        {
            Question[] questions = [.. set.Scored.Select(s => s.Question)];
            foreach (var (question, credences) in questions.Zip(predicted.Predict(questions)))
            {
                var yes = weighed.Sum(w => w.Weight * Taken(world, w.Z, question)) / weighed.Sum(w => w.Weight);
                Assert.Equal(yes, credences[1], .012);
            }
        }
    }

    [Fact]
    public void Where_one_feature_speaks_independent_rates_are_the_posterior()
    {
        var world = (Few with { AnatomyFeatures = 1, BackgroundFeatures = 0, Views = SnowViews.Whole }).Sample(new Seed(4));
        Question[] questions = [.. world.Sets[0].Scored.Select(s => s.Question)];
        double Of(string name) => world.Key.OtherPredictions.Single(p => p.Name == name).Predict(questions)[0][1];

        Assert.Equal(Of(ExactPrediction.BestPosterior), Of(ExactPrediction.BestBox), .006);
    }

    [Fact]
    public void Too_many_combinations_are_left_out_rather_than_listed() =>
        Assert.DoesNotContain(
            new SnowWorlds { RateStep = .001, Views = SnowViews.Whole }.Sample(new Seed(1)).Key.OtherPredictions,
            p => p.Name == ExactPrediction.BestPosterior);

    /// <summary>log Prior(z) + sum over D of log P(y|x,z), with D read as the world reads it.</summary>
    private static double Objective(SnowWorld world, double[] z) =>
        world.Key.LogPrior(z) + world.Evidence.Sum(o => Math.Log(o.Answer == 1 ? Taken(world, z, o.Question) : 1 - Taken(world, z, o.Question)));

    private static double Taken(SnowWorld world, double[] z, Question x) => SnowFiguresTests.TakingAsGiven(world, z, x)[1];

    /// <summary>Two anatomy features at one of six rates and a background feature at one of four, each of two types.</summary>
    private static IEnumerable<double[]> Latents() =>
        from first in Feature(6)
        from second in Feature(6)
        from third in Feature(4)
        select (double[])[.. first, .. second, .. third];

    private static IEnumerable<double[]> Feature(int rates) =>
        from causal in new[] { true, false }
        from rate in Enumerable.Range(0, rates)
        select (double[])[causal ? 0 : 1, causal ? 1 : 0, rate / (rates - 1.0)];
}
