using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Tests.Learning;

public sealed class HumanFidelityTests
{
    private static readonly LearningSettings Settings = Small.Settings with { Rounds = 1, Verdicts = 300, ConditionalSteps = 200, Evaluations = 40, PriorSteps = 30, Particles = false, Searches = 1, Retries = 0 };

    [Fact]
    public async Task A_timid_judge_is_matched_and_the_human_is_not()
    {
        var (judge, human) = await LearnAsync("noisy:temperature=3");

        // Log odds of 2.4, divided by three: from .92 to .69, a divergence of .14 nats; of weaker ones less.
        Assert.InRange(judge, 0, .03);
        Assert.InRange(human, .05, .3);
    }

    [Fact]
    public async Task A_judge_biased_to_whatever_is_listed_first_shows_although_orders_are_drawn()
    {
        var (_, human) = await LearnAsync("noisy:bias=2");
        var (judge, unbiased) = await LearnAsync("bounded");

        // f learns the mean of both orders, which is nearer to even odds than the human is.
        Assert.InRange(judge, 0, .02);
        Assert.InRange(unbiased, 0, .02);
        Assert.True(human > .015 + unbiased, $"{human} beside {unbiased}");
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
