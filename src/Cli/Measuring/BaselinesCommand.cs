using System.CommandLine;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using Spectre.Console;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure baselines</c>: every direct fit and both warm-ups beside exact Bayes, with nothing learned by debate.</summary>
internal static class BaselinesCommand
{
    private const int PlainWidth = 160;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var world = new Option<string>("--world") { Description = "The world, with settings as in snow:examples=20. Default: snow.", DefaultValueFactory = _ => "snow" };
        var worlds = MeasureCommand.Number("--worlds", "Worlds.", 100, 100_000);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("baselines", """
            Direct fits and both warm-ups beside exact Bayes; nothing is learned by debate.
            NLL in nats per example on every set of questions, and what each loses to exact Bayes in the same world. Warm-up 1 is the human who
            reads all of D: exact Bayes under his prior. Warm-up 2 is a network that imitates his forecasts of some x of D*, with no Z.
            """) { world, worlds, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TorchRuntime.EnsureLoaded();
            var family = Names.All.Worlds.Make(parsed.GetValue(world)!);
            var run = new Seed(parsed.GetValue(seed));
            if (family.Sample(WorldExperiment.SampleOf(0, run)).Observed.Count == 0)
            {
                throw new UserException($"--world {parsed.GetValue(world)}: D has no examples; direct fits need some.");
            }

            var results = await SideBySide.AllAsync(
                parsed.GetValue(worlds),
                "world",
                error,
                i => BaselineStudy.Run(family.Sample(WorldExperiment.SampleOf(i, run)), WorldExperiment.SeedOf(i, run).For("direct")),
                cancellationToken);

            var examples = family.Sample(WorldExperiment.SampleOf(0, run)).Observed.Count;
            var sets = results[0][0].Nll.Keys.ToArray();
            var table = new Table().Border(TableBorder.Simple).AddColumn("");
            foreach (var set in sets)
            {
                table.AddColumn(new TableColumn(set).RightAligned()).AddColumn(new TableColumn($"{set}: above Bayes").RightAligned());
            }

            for (var row = 0; row < results[0].Count; row++)
            {
                string Mean(Func<IReadOnlyList<(string Name, IReadOnlyDictionary<string, double> Nll)>, double> value) =>
                    Markup.Escape(EstimateText.Of(Estimate.Of([.. results.Select(value)]), "F4"));
                var name = row == 0 ? $"bayes (warm-up 1: reads all {examples} of D)" : results[0][row].Name;
                table.AddRow([name, .. sets.SelectMany(s => !results[0][row].Nll.ContainsKey(s) ? ["-", "-"]
                    : new[] { Mean(r => r[row].Nll[s]), row == 0 ? "" : Mean(r => r[row].Nll[s] - r[0].Nll[s]) })]);
            }

            PlainConsole.On(output, PlainWidth).Write(table);
            return ExitCode.Success;
        });
        return command;
    }
}
