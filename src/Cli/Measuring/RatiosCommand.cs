using System.CommandLine;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds.Snow;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure ratios</c>: what a Prior learned from comparisons costs.</summary>
internal static class RatiosCommand
{
    private static readonly int[] Comparisons = [16, 64, 256];

    public static Command Make(TextWriter output, TextWriter error)
    {
        var worlds = MeasureCommand.Number("--worlds", "Worlds.", 20, 10_000);
        var sampled = new Option<bool>("--sampled") { Description = "The human only says which of two is the more plausible, drawn by credence, instead of how much." };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("ratios", """
            Regret on D* of a Prior that learned from comparisons of two backgrounds.
            On snow: types are chosen by a Prior that learned from 16, 64 and 256 actively chosen comparisons.
            """)
        {
            worlds, sampled, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            List<IReadOnlyList<double>> regrets = [];
            for (var i = 0; i < parsed.GetValue(worlds); i++)
            {
                var own = new Seed(parsed.GetValue(seed)).For("world", i);
                regrets.Add(await RatioExperiment.RunAsync(
                    new SnowWorlds().Sample(own.For("sample")), Comparisons, parsed.GetValue(sampled), own, cancellationToken));
                error.WriteLine($"world {i + 1} of {parsed.GetValue(worlds)}");
            }

            output.WriteLine("comparisons  regret on D* (nats, 95 % interval)");
            for (var c = 0; c < Comparisons.Length; c++)
            {
                output.WriteLine($"{Comparisons[c],11}  {EstimateText.Of(Estimate.Of([.. regrets.Select(r => r[c])]), "F4")}");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
