using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tables;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tests.Tables;

public sealed class TableLoopTests
{
    private static readonly TableWorld World = new TableWorlds { Examples = 300, Periods = 4 }.SampleTable(new Seed(3));
    private static readonly Lazy<Task<LearnedPrior>> Learned = new(() =>
        new TableLoop(new LearningSettings { Rounds = 1, Checks = 10, ParticleCount = 200 }).RunAsync(World, Small.Person(World), new Seed(1)));

    [Fact]
    public async Task Verdicts_tell_how_statements_move_the_classes()
    {
        var (learned, stated) = (((ColumnModel)(await Learned.Value).Models.F).Link.Moves, WalkLink.Of(World.Code).Moves);
        foreach (var (group, own) in stated.Index())
        {
            Assert.Equal(own[0][1] - own[0][0], learned[group][0][1] - learned[group][0][0], .01);
        }
    }

    [Fact]
    public async Task Verdicts_tell_means_widths_steps_and_what_may_be_lost()
    {
        var (learned, stated) = (((ColumnPrior)(await Learned.Value).Models.Prior).Prior, TableForm.PriorOf(World.Code));
        for (var s = 0; s < stated.States; s++)
        {
            Assert.Equal(stated.Mean[s], learned.Mean[s], .05);
            Assert.Equal(1, learned.Variance[s] / stated.Variance[s], .1);
            Assert.Equal(1, learned.StepVariance[s] / stated.StepVariance[s], .1);
            Assert.Equal(stated.Lost[s], learned.Lost[s], .01);
        }
    }

    [Fact]
    public async Task It_predicts_as_exact_Bayes_does_and_again_when_its_files_are_read()
    {
        var (set, found) = (World.Sets[1], await Learned.Value);
        Debate.Question[] asked = [.. set.Scored.Select(q => q.Question)];
        var predicted = found.Predict(asked);
        Assert.All(predicted.Zip(World.Key.Bayes(asked)), p => Assert.Equal(p.Second[1], p.First[1], .08));
        Assert.InRange(found.Fidelity!.Value, 0, 1e-4);

        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            found.Models.Save(folder);
            Assert.Equal(predicted, LearnedModels.Load(folder, World).Predict(World, asked));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Intervals_hold_the_latent_that_was_found()
    {
        var found = await Learned.Value;
        var intervals = TablePosterior.Intervals(World.Structure, found.Posterior);
        Assert.Equal(World.Structure.Form.States, intervals.Count);
        Assert.All(intervals, (i, s) => Assert.InRange(World.Structure.Latents.Value(found.Z, s, World.Structure.Latents.Observed - 1) / 1_000.0, i.Low - .1, i.High + .1));
    }

    [Fact]
    public void Other_models_of_f_are_refused() =>
        Assert.Throws<NameException>(() => TableLoop.Check(new LearningSettings { F = "unshared" }));
}
