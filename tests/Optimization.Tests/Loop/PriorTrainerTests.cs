using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Loop;

public sealed class PriorTrainerTests
{
    [Fact]
    public void Absolute_answers_teach_snows_prior_to_a_twentieth_of_a_nat()
    {
        var (trainer, errors) = Snow(comparisons: false);

        trainer.Train(1_500, .02);

        Assert.InRange(errors().Average(Math.Abs), 0, .05);
    }

    [Fact]
    public void Comparisons_teach_it_up_to_a_constant()
    {
        var (trainer, errors) = Snow(comparisons: true);

        trainer.Train(1_500, .02);

        var off = errors();
        Assert.InRange(off.Average(e => Math.Abs(e - off.Average())), 0, .1);
    }

    [Fact]
    public void Impossible_backgrounds_come_out_below_possible_ones()
    {
        var world = Small.Book;
        var model = Small.Prior(world);
        var trainer = Trainer(world, model);
        var random = new Seed(1).CreateRandom();
        double[][] z = [.. Enumerable.Range(0, 120).Select(i => i % 2 == 0 ? world.Latents.Draw(random) : world.Propose(random))];
        var truth = z.Select(world.Key.LogPrior).ToArray();
        Assert.Contains(double.NegativeInfinity, truth);
        foreach (var (one, logPrior) in z.Zip(truth))
        {
            trainer.Add(one, Math.Max(PriorQuestion.Impossible, logPrior));
        }

        trainer.Train(1_500, .02);

        var learned = Of(model, z);
        var lowest = learned.Where((_, i) => double.IsFinite(truth[i])).Min();
        var highest = learned.Where((_, i) => double.IsInfinity(truth[i])).Max();
        Assert.True(highest < lowest, $"an impossible one has {highest}, a possible one {lowest}");
    }

    [Fact]
    public void Without_an_answer_nothing_is_trained()
    {
        var model = Small.Prior(Small.Snow);
        var z = Small.Snow.Propose(new Seed(1).CreateRandom());
        var before = Of(model, z);

        Trainer(Small.Snow, model).Train(50, .1);

        Assert.Equal(before, Of(model, z));
    }

    [Fact]
    public void Two_thousand_steps_keep_no_tensor()
    {
        var (trainer, _) = Snow(comparisons: false, count: 6);
        var (other, _) = Snow(comparisons: true, count: 6);
        trainer.Train(20, .01);
        other.Train(20, .01);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        trainer.Train(1_000, .001);
        other.Train(1_000, .001);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    /// <summary>A trainer that was told exact answers, and what gives its errors on proposals that it was not told of.</summary>
    private static (PriorTrainer Trainer, Func<double[]> Errors) Snow(bool comparisons, int count = 300)
    {
        var world = Small.Snow;
        var model = Small.Prior(world);
        var trainer = Trainer(world, model);
        var random = new Seed(1).CreateRandom();
        for (var i = 0; i < count; i++)
        {
            var (first, second) = (world.Latents.Draw(random), world.Latents.Draw(random));
            (first, second) = i % 2 == 0 ? (first, second) : (world.Propose(random), world.Propose(random));
            if (comparisons)
            {
                trainer.Add(first, second, 1 / (1 + Math.Exp(world.Key.LogPrior(second) - world.Key.LogPrior(first))));
            }
            else
            {
                trainer.Add(first, world.Key.LogPrior(first));
            }
        }

        double[][] fresh = [.. Enumerable.Range(0, 50).Select(_ => world.Propose(random))];
        return (trainer, () => [.. Of(model, fresh).Zip(fresh, (learned, z) => learned - world.Key.LogPrior(z))]);
    }

    private static PriorTrainer Trainer(IWorld world, PriorModel model) =>
        new(model, world.Latents.Dimension, new Seed(4).CreateRandom());

    private static double[] Of(PriorModel model, params double[][] z)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return model.call(ExampleSet.Rows(z, z[0].Length)).ToArray();
    }
}
