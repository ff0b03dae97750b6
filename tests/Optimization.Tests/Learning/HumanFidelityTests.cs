using LearningThePrior.Debate;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Learning;

public sealed class HumanFidelityTests
{
    private static readonly LearningSettings Settings = Small.Settings with { Rounds = 2, Verdicts = 150, ConditionalSteps = 200, Particles = false, Searches = 1, Retries = 0 };

    [Fact]
    public async Task A_biased_judge_is_matched_and_the_human_is_not()
    {
        var (judge, human) = await LearnAsync("noisy:bias=2");

        // A bias of 2 in log odds on even odds is .43 nats; f agrees with the judge it learned from.
        Assert.InRange(judge, 0, .05);
        Assert.InRange(human, .15, .8);
    }

    [Fact]
    public async Task An_honest_judge_is_the_human()
    {
        var (judge, human) = await LearnAsync("bounded");

        Assert.InRange(judge, 0, .05);
        Assert.InRange(human, 0, .05);
    }

    [Fact]
    public void It_is_the_mean_divergence_over_all_scored_questions()
    {
        var world = Small.Snow;
        var z = world.Propose(new Seed(1).CreateRandom());
        IConditionalModel f = Small.F(world);

        // Snow has D and one D*, each with its own weights.
        var expected = world.Sets.Average(set => set.Scored.Sum(s =>
        {
            var said = world.Human.Conclude(s.Question, [world.Claims(z).Whole(s.Question)]);
            var predicted = Predictions.Of(f, world, [s.Question], Posterior.Point(z))[0];
            return s.Weight * said.Values.Zip(predicted.Values, (p, q) => p * Math.Log(p / q)).Sum();
        }));
        Assert.Equal(expected, HumanFidelity.At(world, f, z), 1e-9);
    }

    private static async Task<(double Judge, double Human)> LearnAsync(string judge)
    {
        var world = Small.Snow;
        var make = NameRegistry.Default.Judges.Make(judge);
        var person = Small.Person(world, judge: (human, claims) => make(new(human, claims)));
        var learned = await new LearningLoop(Settings, Small.Gradient).RunAsync(world, person, new Seed(1), cancellationToken: TestContext.Current.CancellationToken);
        return (learned.Fidelity!.Value, HumanFidelity.At(world, learned.Models.F, learned.Z));
    }
}
