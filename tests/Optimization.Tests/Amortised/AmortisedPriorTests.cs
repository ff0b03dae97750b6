using LearningThePrior.Debate;
using LearningThePrior.Optimization.Amortised;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Optimization.Tests.Amortised;

public sealed class AmortisedPriorTests
{
    private static readonly AmortisedSettings Short = new() { Draws = 2_000, Batch = 100, Width = 16 };

    [Fact]
    public void Trained_on_what_the_human_imagines_it_comes_near_exact_Bayes_of_worlds_that_it_never_saw()
    {
        var family = new SnowWorlds { AnatomyFeatures = 2, BackgroundFeatures = 1, Examples = 30 };
        var prior = AmortisedPrior.Train(family.Sample(new Seed(1)), new() { Draws = 20_000, Batch = 100, Width = 32, Rate = .005 }, new Seed(1), cancellationToken: TestContext.Current.CancellationToken);

        var above = Enumerable.Range(2, 20).Select(i => family.Sample(new Seed((ulong)i))).SelectMany(world => world.Sets.Select(set =>
        {
            Question[] questions = [.. set.Scored.Select(s => s.Question)];
            return Scoring.Nll(world.Key, set, prior.Predict(world, questions)) - Scoring.Nll(world.Key, set, world.Key.Bayes(questions));
        }));

        Assert.InRange(above.Average(), -.01, .015);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        IImaginableWorld[] worlds = [new SnowWorlds { Examples = 10 }.Sample(new Seed(1)), new EncyclopediaWorlds { Examples = 10, Depth = 4, DeeperDepth = 5 }.Sample(new Seed(1))];

        Assert.All(worlds, world => Assert.Equal(
            AmortisedPrior.Train(world, Short, new Seed(1), cancellationToken: TestContext.Current.CancellationToken).Save("w"), AmortisedPrior.Train(world, Short, new Seed(1), cancellationToken: TestContext.Current.CancellationToken).Save("w")));
    }

    [Fact]
    public void What_was_saved_predicts_the_same_and_for_its_own_worlds_alone()
    {
        var world = new SnowWorlds { Examples = 10 }.Sample(new Seed(1));
        Question[] questions = [.. world.Sets[1].Scored.Select(s => s.Question)];
        var prior = AmortisedPrior.Train(world, Short, new Seed(1), cancellationToken: TestContext.Current.CancellationToken);
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "prior.safetensors");
        File.WriteAllBytes(file, prior.Save("snow:examples=10"));

        var loaded = AmortisedPrior.Load(file, "snow:examples=10", world);

        Assert.Equal(prior.Predict(world, questions), loaded.Predict(world, questions));
        Assert.Equal((2_000, prior.Cost.Parameters), (loaded.Draws, loaded.Cost.Parameters));
        Assert.Contains("snow:examples=10", Assert.Throws<InvalidDataException>(() => AmortisedPrior.Load(file, "snow", world)).Message, StringComparison.Ordinal);
        var smaller = new SnowWorlds { AnatomyFeatures = 1 }.Sample(new Seed(1));
        Assert.Throws<ArgumentException>(() => loaded.Predict(smaller, questions));
        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => AmortisedPrior.Load(file, "snow:examples=10", smaller)).Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    // The data sets [2, 512] and questions [512, 16] of a step through layers of 16, forward and twice backward, 20 steps of 100.
    [Fact]
    public void Multiply_adds_are_counted_from_shapes()
    {
        var world = new SnowWorlds { Examples = 10 }.Sample(new Seed(1));

        var cost = AmortisedPrior.Train(world, Short, new Seed(1), cancellationToken: TestContext.Current.CancellationToken).Cost;

        Assert.Equal(3.0 * 20 * ((100 * 16 * (512 + 32)) + (512 * 16 * (16 + 16)) + (100 * 512 * 16)), cost.MultiplyAdds);
        Assert.Equal((512 * 16) + 16 + (2 * ((16 * 16) + 16)) + (16 * 16) + 16 + (16 * 16) + 16, cost.Parameters);
    }
}
