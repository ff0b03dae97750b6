using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Tests.TensorBoard;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary>The learning curves that a run leaves, decoded; <see cref="LearnTests"/> shows that their bytes do not depend on how the run came about.</summary>
public sealed class LearningCurvesTests(FinishedRun run)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_worlds_curves_lead_to_its_result(int world)
    {
        var events = EventFile.Read(Path.Combine(run.Path, "tensorboard", $"w{world:D4}", "events.out.tfevents.0000000000.ltp"));
        var result = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(run.Path, "worlds", $"{world:D4}.json")), ExperimentJson.Default.WorldResult)!;

        // One round, the posterior, the final f.
        Assert.Equal([0L, 1, 2, 3], events.Select(e => e.Step));
        Assert.All(events, e => Assert.Equal(e.Step, e.WallTime));
        Assert.Equal(
            ["f/divergence", "f/loss", "objective", "prior/loss", "prior/overrated", "trust_region/radius", "verdicts/all", "verdicts/prior"],
            events[1].Scalars.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((float)result.OverOptimisation!.Value, events[1].Scalars["prior/overrated"]);
        Assert.Equal((float)result.Fidelity!.Value, events[2].Scalars["f/divergence"]);
        Assert.Equal((float)result.Objective, events[3].Scalars["objective"]);
        Assert.Equal(result.Ledger.JudgeCalls, events[3].Scalars["verdicts/all"]);
        Assert.Equal(result.Ledger.PriorQueries, events[3].Scalars["verdicts/prior"]);
        Assert.True(events[3].Scalars["f/loss"] > 0);
    }
}
