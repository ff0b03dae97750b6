using System.CommandLine;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds;
using Spectre.Console;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure bayes</c>: what exact inference scores, with nothing learned.</summary>
internal static class BayesCommand
{
    private const string Bayes = "bayes";
    private const string Recovered = "true statements of the best z";
    private const int PlainWidth = 120;

    public static Command Make(TextWriter output)
    {
        var world = new Option<string>("--world") { Description = "The world. Default: snow.", DefaultValueFactory = _ => "snow" };
        var worlds = MeasureCommand.Number("--worlds", "Worlds.", 400, 100_000);
        var seed = MeasureCommand.SeedOption();
        var set = new Option<string[]>("--set") { Description = "A setting of the world as name=value; may be given again ('ltp worlds' lists them)." };
        var command = new Command("bayes", """
            NLL of exact Bayes, of the truth and of what else is exact, with nothing learned.
            On every set of questions; and the share of true statements of the exact best z. 'best_z' and 'best_posterior'
            maximise the objective of the loop with a single z and with a distribution over z; 'best_box' is the best
            distribution that is independent from block to block; 'flat_prior' is Bayes with the prior switched off.

            Examples:
              ltp measure bayes --worlds 100 --set views=whole           the bounds of the text's own objective
              ltp measure bayes --world encyclopedia --set stay=.85 --set examples=20
            """) { world, worlds, seed, set };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var family = WorldSettings.Family(parsed.GetValue(world)!, parsed.GetValue(set) ?? []);
            List<ExactScores> scores = [];
            for (var i = 0; i < parsed.GetValue(worlds); i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                scores.Add(ExactScores.Of(family.Sample(WorldExperiment.SampleOf(i, new Seed(parsed.GetValue(seed))))));
            }

            Write(output, scores);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(TextWriter output, List<ExactScores> scores)
    {
        var console = PlainConsole.On(output, PlainWidth);
        console.WriteLine($"{scores.Count} worlds; mean with its 95 % interval (median with its own) in nats per example");
        var table = new Table().Border(TableBorder.Simple).AddColumn("set").AddColumn("who")
            .AddColumn(new TableColumn("NLL").RightAligned()).AddColumn(new TableColumn("less exact Bayes, same worlds").RightAligned());
        foreach (var ((set, who), _) in scores[0].Nll)
        {
            var nll = Estimate.Of([.. scores.Select(s => s.Nll[(set, who)])]);
            var gap = Estimate.Of([.. scores.Select(s => s.Nll[(set, who)] - s.Nll[(set, Bayes)])]);
            table.AddRow(set, who, EstimateText.WithMedian(nll), who == Bayes ? "" : EstimateText.WithMedian(gap, "F4"));
        }

        console.Write(table);
        if (Estimate.Of([.. scores.Select(s => s.Recovered).OfType<double>()]) is { } recovered)
        {
            console.WriteLine($"{Recovered}: {EstimateText.Of(recovered)}");
        }
    }

    /// <summary>What exact inference scores in one world.</summary>
    /// <param name="Nll">By set and by who predicts, in nats per example.</param>
    /// <param name="Recovered">The share of the exact best z's statements that are true.</param>
    private sealed record ExactScores(IReadOnlyDictionary<(string Set, string Who), double> Nll, double? Recovered)
    {
        public static ExactScores Of(IWorld world)
        {
            var nll = world.Sets.SelectMany(set => Scoring.Exact(world, set).Select(e => (Key: (set.Name, e.Name), e.Nll))).ToDictionary(e => e.Key, e => e.Nll);
            return new(nll, world.Key.BestLatent is { } best ? world.Key.Recovered(best) : null);
        }
    }
}
