using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Benchmarks;

/// <summary>f with the loop's default settings, and verdicts to learn from.</summary>
internal sealed class Lesson(IConditionalModel f, ExampleSet examples, SeededRandom random)
{
    public const int Batch = 64;

    private const int Verdicts = 750;

    public static Lesson Snow() => Make(new SnowWorlds().Sample(new Seed(1)));

    public static Lesson Encyclopedia() => Make(new EncyclopediaWorlds().Sample(new Seed(1)));

    /// <summary>
    /// Floating-point operations in the matrix products of one step for a perceptron: two for each weight and row, once
    /// forward, and twice backward but for the gradient of the inputs, which nobody needs.
    /// </summary>
    public static long Flops(int rows, params ReadOnlySpan<int> widths)
    {
        var weights = 0L;
        for (var i = 0; i + 1 < widths.Length; i++)
        {
            weights += 3L * widths[i] * widths[i + 1];
        }

        return 2 * rows * (weights - (widths[0] * widths[1]));
    }

    public double? Train(int steps, double rate) => f.Train(examples, steps, rate, random);

    private static Lesson Make(IWorld world)
    {
        var random = new Seed(2).CreateRandom();
        var first = world.Observed[0].Question;
        var examples = new ExampleSet(world.Encode(first).Length, world.Latents.Dimension, first.Answers.Count);
        for (var i = 0; i < Verdicts; i++)
        {
            var question = world.Sets[i % world.Sets.Count].Draw(random);
            var z = world.Propose(random);
            examples.Add(world.Encode(question), z, world.Human.Conclude(question, [world.Claims(z).Whole(question)]));
        }

        return new Lesson(LearningNames.Default.ConditionalModels.Make(world.DefaultModel)(ModelShape.Of(world, new LearningSettings().Width))(new Seed(3).CreateRandom()), examples, random);
    }
}
