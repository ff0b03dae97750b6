using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using TorchSharp;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class ConditionalTrainerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_thousand_steps_keep_no_tensor(bool shared)
    {
        var world = Small.Snow;
        var f = ConditionalModels.For(world, Small.Settings with { Shared = shared, Width = 4 }, new Seed(2));
        var trainer = new ConditionalTrainer(f, Examples(world, 8, new Seed(1)), new Seed(2).CreateRandom());
        trainer.Train(20, .01);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        trainer.Train(2_000, .001);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    public void Training_brings_f_near_to_what_the_person_concludes(string name)
    {
        IWorld world = name == "snow" ? Small.Snow : Small.Book;
        var f = Small.F(world);
        var trainer = new ConditionalTrainer(f, Examples(world, 400, new Seed(1)), new Seed(2).CreateRandom());
        var untrained = Divergence(world, f);

        trainer.Train(500, .02);

        var trained = Divergence(world, f);
        Assert.True(trained < untrained / 5, $"{untrained} nats before, {trained} after");
    }

    private static double Divergence(IWorld world, ConditionalModel f)
    {
        var random = new Seed(99).CreateRandom();
        return Enumerable.Range(0, 60).Average(i =>
        {
            var (question, z) = (world.Sets[i % world.Sets.Count].Draw(random), world.Latents.Draw(random));
            return Predictions.Divergence(Exact(world, question, z), Predictions.Of(f, world, [question], Posterior.Point(z))[0]);
        });
    }

    private static ExampleSet Examples(IWorld world, int count, Seed seed)
    {
        var random = seed.CreateRandom();
        var first = world.Observed[0].Question;
        var set = new ExampleSet(world.Encode(first).Length, world.Latents.Dimension, first.Answers.Count);
        for (var i = 0; i < count; i++)
        {
            var (question, z) = (world.Sets[i % world.Sets.Count].Draw(random), world.Latents.Draw(random));
            set.Add(world.Encode(question), z, Exact(world, question, z));
        }

        return set;
    }

    private static Credences Exact(IWorld world, Question question, double[] z) =>
        world.Human.Conclude(question, [world.Claims(z).Whole(question)]);
}
