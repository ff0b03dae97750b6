using LearningThePrior.Debate;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class PredictionsTests
{
    [Fact]
    public void A_posterior_predicts_the_weighted_mean_of_its_particles()
    {
        var world = Small.Snow;
        var f = Small.F(world);
        var random = new Seed(1).CreateRandom();
        Question[] questions = [.. world.Sets[1].Scored.Take(5).Select(s => s.Question)];
        double[][] z = [world.Latents.Draw(random), world.Latents.Draw(random)];

        var mixed = Predictions.Of(f, world, questions, new Posterior(z, [.3, .7]));
        var (first, second) = (Predictions.Of(f, world, questions, Posterior.Point(z[0])), Predictions.Of(f, world, questions, Posterior.Point(z[1])));

        Assert.All(mixed, (p, i) => Assert.Equal((.3 * first[i][1]) + (.7 * second[i][1]), p[1], 1e-12));
    }

    [Fact]
    public void More_rows_than_go_into_one_pass_give_the_same()
    {
        // 256 x times 1,100 particles is more than the 2^17 rows of one pass.
        var world = Small.Snow;
        var f = Small.F(world);
        var random = new Seed(1).CreateRandom();
        Question[] questions = [.. world.Sets[0].Scored.Select(s => s.Question)];
        double[][] z = [.. Enumerable.Range(0, 1_100).Select(_ => world.Latents.Draw(random))];
        var even = new Posterior(z, [.. z.Select(_ => 1.0 / z.Length)]);

        var all = Predictions.Of(f, world, questions, even);

        Assert.Equal(Predictions.Of(f, world, [questions[200]], even)[0][1], all[200][1], 1e-9);
    }

    [Fact]
    public void The_divergence_is_the_sum_of_t_log_t_over_p()
    {
        // (log 2 + log 2/3) / 2.
        Assert.Equal(.5 * Math.Log(4.0 / 3), Predictions.Divergence(Credences.OfYes(.5), Credences.OfYes(.75)), 1e-12);
        Assert.Equal(0, Predictions.Divergence(Credences.OfYes(1), Credences.OfYes(1)));
    }

    [Fact]
    public void Without_the_scatter_of_two_verdicts_the_divergence_is_that_from_what_they_scatter_about()
    {
        // Each verdict is .6 - .1 or .6 + .1, evenly: the mean over the four pairs is that of the exact .6, to second order.
        double[] verdicts = [.5, .7];
        var predicted = Credences.OfYes(.55);
        var exact = Predictions.Divergence(Credences.OfYes(.6), predicted);

        var without = verdicts.SelectMany(a => verdicts.Select(b => Predictions.DivergenceWithoutScatter(Credences.OfYes(a), Credences.OfYes(b), predicted))).Average();
        var with = verdicts.Average(a => Predictions.Divergence(Credences.OfYes(a), predicted));

        Assert.Equal(exact, without, 3e-4);
        Assert.True(with > 4 * exact);
        Assert.Equal(exact, Predictions.DivergenceWithoutScatter(Credences.OfYes(.6), Credences.OfYes(.6), predicted), 1e-12);
    }
}
