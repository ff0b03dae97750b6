using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class LearnedObjectiveTests
{
    public static TheoryData<string> Worlds => ["snow", "encyclopedia"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_gradient_is_that_of_finite_differences(string name)
    {
        const double Step = 1e-5;
        var (world, objective) = Make(name);
        var random = new Seed(5).CreateRandom();
        // Away from the corners, where choices are soft.
        double[] z = [.. Enumerable.Range(0, world.Latents.Dimension).Select(_ => .2 + (.6 * random.NextDouble()))];

        var gradient = objective.Evaluate([z], withGradient: true)[0].Gradient!;

        for (var i = 0; i < z.Length; i++)
        {
            double At(double shift) => objective.Evaluate([[.. z[..i], z[i] + shift, .. z[(i + 1)..]]], withGradient: false)[0].Value;
            var slope = (At(Step) - At(-Step)) / (2 * Step);
            Assert.Equal(slope, gradient[i], 1e-5 * Math.Max(1, Math.Abs(slope)));
        }

        Assert.Contains(gradient, g => Math.Abs(g) > 1e-3);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_objective_is_log_prior_plus_the_log_likelihood_of_all_evidence(string name)
    {
        var (world, objective) = Make(name);
        var random = new Seed(6).CreateRandom();
        double[][] z = [world.Latents.Draw(random), world.Latents.Draw(random), world.Propose(random)];

        var values = objective.Evaluate(z, withGradient: false);
        var logPriors = objective.LogPriors(z);
        var logLikelihoods = objective.LogLikelihoods(z);

        Assert.Equal(world.Evidence.Count, objective.Counts.Sum());
        Assert.All(logLikelihoods, l => Assert.Equal(objective.Counts.Length, l.Length));
        Assert.All(values, (v, i) => Assert.Equal(logPriors[i] + logLikelihoods[i].Zip(objective.Counts, (l, n) => l * n).Sum(), v.Value, 1e-8));
        Assert.All(values, v => Assert.Null(v.Gradient));
    }

    [Fact]
    public void Where_the_person_was_asked_the_person_is_believed()
    {
        var (world, objective) = Make("snow");
        var random = new Seed(6).CreateRandom();
        double[][] z = [world.Latents.Draw(random), world.Latents.Draw(random)];
        var before = objective.Evaluate(z, withGradient: false);

        objective.Remember(z[0], -7.25);

        var after = objective.Evaluate(z, withGradient: false);
        Assert.Equal(-7.25 + before[0].Value - objective.LogPriors(z)[0], after[0].Value, 1e-8);
        Assert.Equal(before[1].Value, after[1].Value);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Examples_that_repeat_are_read_once_and_count_as_often(string name)
    {
        var (world, objective) = Make(name);
        var z = world.Propose(new Seed(6).CreateRandom());
        var f = Small.F(world);

        var sum = world.Evidence.Sum(o => Math.Log(Predictions.Of(f, world, [o.Question], Posterior.Point(z))[0][o.Answer]));

        Assert.True(objective.Counts.Length < world.Evidence.Count);
        Assert.Equal(sum, objective.Evaluate([z], withGradient: false)[0].Value - objective.LogPriors([z])[0], 1e-8);
    }

    [Fact]
    public void Every_candidate_evaluated_is_counted()
    {
        var (world, objective) = Make("snow");
        var z = world.Latents.Draw(new Seed(1).CreateRandom());

        objective.Evaluate([z, z, z], withGradient: true);
        objective.Evaluate([z], withGradient: false);

        Assert.Equal(4, objective.Evaluations);
    }

    private static (IWorld World, LearnedObjective Objective) Make(string name)
    {
        IWorld world = name == "snow" ? Small.Snow : Small.Book;
        return (world, new LearnedObjective(world, Small.F(world), Small.Prior(world)));
    }
}
