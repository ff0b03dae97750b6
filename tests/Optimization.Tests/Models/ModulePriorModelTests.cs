using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using TorchSharp;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class ModulePriorModelTests
{
    [Fact]
    public void Absolute_answers_teach_snows_prior_to_a_twentieth_of_a_nat()
    {
        var (train, errors) = Snow(comparisons: false);

        train(1_500, .02);

        Assert.InRange(errors().Average(Math.Abs), 0, .05);
    }

    [Fact]
    public void Comparisons_teach_it_up_to_a_constant()
    {
        var (train, errors) = Snow(comparisons: true);

        train(1_500, .02);

        var off = errors();
        Assert.InRange(off.Average(e => Math.Abs(e - off.Average())), 0, .1);
    }

    [Fact]
    public void Impossible_backgrounds_come_out_below_possible_ones()
    {
        var world = Small.Book;
        var model = Small.Prior(world);
        var answers = new PriorAnswers();
        var random = new Seed(1).CreateRandom();
        double[][] z = [.. Enumerable.Range(0, 120).Select(i => i % 2 == 0 ? world.Latents.Draw(random) : world.Propose(random))];
        var truth = z.Select(world.Key.LogPrior).ToArray();
        Assert.Contains(double.NegativeInfinity, truth);
        foreach (var (one, logPrior) in z.Zip(truth))
        {
            answers.Add(one, Math.Max(PriorQuestion.Impossible, logPrior));
        }

        model.Train(answers, 1_500, .02, new Seed(4).CreateRandom());

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

        Assert.Null(model.Train(new PriorAnswers(), 50, .1, new Seed(4).CreateRandom()));

        Assert.Equal(before, Of(model, z));
    }

    [Fact]
    public void Two_hundred_steps_keep_no_tensor()
    {
        var (train, _) = Snow(comparisons: false, count: 6);
        var (other, _) = Snow(comparisons: true, count: 6);
        train(20, .01);
        other(20, .01);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        train(100, .001);
        other(100, .001);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_batch_is_what_each_latent_gives_alone()
    {
        var prior = Small.Prior(Small.Book);
        var random = new Seed(1).CreateRandom();
        double[][] z = [.. Enumerable.Range(0, 4).Select(_ => Small.Book.Latents.Draw(random))];

        var together = Of(prior, z);

        Assert.Equal(4, together.Length);
        Assert.All(z, (one, i) => Assert.Equal(Of(prior, one)[0], together[i], 1e-12));
    }

    [Fact]
    public void The_first_answer_lifts_every_prediction_alike_without_a_step()
    {
        var (prior, answers) = (Small.Prior(Small.Snow), new PriorAnswers());
        double[][] z = [Small.Snow.Propose(new Seed(1).CreateRandom()), Small.Snow.Propose(new Seed(2).CreateRandom())];
        var before = Of(prior, z);
        answers.Add(z[0], -13.5);

        prior.Train(answers, steps: 0, .1, new Seed(4).CreateRandom());

        Assert.Equal(before.Select(v => v - 13.5), Of(prior, z), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Loaded_weights_keep_their_level_and_what_they_know_to_be_impossible()
    {
        var (prior, answers, random) = (Small.Prior(Small.Book), new PriorAnswers(), new Seed(4).CreateRandom());
        double[][] z = [Small.Book.Propose(random), Small.Book.Latents.Draw(random)];
        answers.Add(z[0], -20);
        answers.Add(z[1], PriorQuestion.Impossible);
        prior.Train(answers, 30, .02, random);
        var other = Small.Prior(Small.Book);

        other.Load(prior.Save());

        Assert.Equal(Of(prior, z), Of(other, z));
        answers.Add(z[0], -99);
        other.Train(answers, steps: 0, .02, random);
        Assert.Equal(Of(prior, z), Of(other, z));
    }

    /// <summary>What trains a model on exact answers, and what gives its errors on proposals that it was not told of.</summary>
    private static (Action<int, double> Train, Func<double[]> Errors) Snow(bool comparisons, int count = 300)
    {
        var world = Small.Snow;
        var model = Small.Prior(world);
        var (answers, batches) = (new PriorAnswers(), new Seed(4).CreateRandom());
        var random = new Seed(1).CreateRandom();
        for (var i = 0; i < count; i++)
        {
            var (first, second) = (world.Latents.Draw(random), world.Latents.Draw(random));
            (first, second) = i % 2 == 0 ? (first, second) : (world.Propose(random), world.Propose(random));
            if (comparisons)
            {
                answers.Add(first, second, 1 / (1 + Math.Exp(world.Key.LogPrior(second) - world.Key.LogPrior(first))));
            }
            else
            {
                answers.Add(first, world.Key.LogPrior(first));
            }
        }

        double[][] fresh = [.. Enumerable.Range(0, 50).Select(_ => world.Propose(random))];
        return ((steps, rate) => model.Train(answers, steps, rate, batches), () => [.. Of(model, fresh).Zip(fresh, (learned, z) => learned - world.Key.LogPrior(z))]);
    }

    private static double[] Of(IPriorModel model, params double[][] z)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return model.LogPriors(ExampleSet.Rows(z, z[0].Length)).ToArray();
    }
}
