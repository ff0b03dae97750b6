using System.CommandLine;
using System.Globalization;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Optimization.Amortised;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure amortised</c>: a network trained on what the human would propose, beside exact Bayes.</summary>
internal static class AmortisedCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var defaults = new AmortisedSettings();
        var world = new Option<string>("--world") { Description = "The world, with settings as in snow:examples=20. Default: snow.", DefaultValueFactory = _ => "snow" };
        var changed = new Option<string>("--changed") { Description = "The same world once the human changed his mind, as in snow:background-causal=0.5." };
        var worlds = MeasureCommand.Number("--worlds", "Worlds that it is scored on.", 100, 100_000);
        var draws = MeasureCommand.Number("--draws", "Data sets that it is trained on.", defaults.Draws, 1_000_000_000);
        var width = MeasureCommand.Number("--width", "Hidden width.", defaults.Width, AmortisedPrior.MostWidth);
        var batch = MeasureCommand.Number("--batch", "Data sets in a step.", defaults.Batch, 100_000);
        var save = new Option<string>("--save") { Description = "Keep what was trained in a new file." };
        var load = new Option<string>("--load") { Description = "Use what was trained before, from a file." };
        var seed = MeasureCommand.SeedOption();
        var command = new Command("amortised", """
            An amortised prior beside exact Bayes: a network trained on imagined data.
            Data sets are drawn from what the human would propose; a set encoder learns to answer y given x and D in one pass. It is scored on
            worlds that it has not seen; with --changed also on worlds of a human who changed his mind, as it is and trained anew.

            Examples:
              ltp measure amortised --save snow.safetensors
              ltp measure amortised --load snow.safetensors --changed snow:background-causal=0.5
              ltp measure amortised --world encyclopedia --width 768 --draws 2000000
            """) { world, changed, worlds, draws, batch, width, save, load, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var study = new Study(
                new AmortisedSettings { Draws = parsed.GetValue(draws), Width = parsed.GetValue(width), Batch = parsed.GetValue(batch) },
                new Seed(parsed.GetValue(seed)), parsed.GetValue(worlds), output, error, cancellationToken);
            var (name, target) = (Names.All.Worlds.Parse(parsed.GetValue(world)!).ToString(), parsed.GetValue(save));
            var first = study.First(name);
            var other = parsed.GetValue(changed) is { } text ? Names.All.Worlds.Parse(text).ToString() : null;
            if (other is not null && study.First(other).DistinctQuestions != first.DistinctQuestions)
            {
                throw new UserException($"--changed {other}: its D can hold other examples than that of {name}; change what the human believes, not the form of x.");
            }

            if (target is not null && File.Exists(target))
            {
                throw new UserException($"--save {target}: there is such a file; name a new one.");
            }

            TorchRuntime.EnsureLoaded();
            var prior = parsed.GetValue(load) is { } file ? Load(file, name, first) : study.Train(name);
            if (target is not null)
            {
                UnfinishedFile.Write(target, prior.Save(name));
            }

            study.Score(name, [("amortised prior", prior)]);
            if (other is not null)
            {
                study.Score(other, [($"amortised for {name}", prior), ("amortised, trained anew", study.Train(other))]);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static AmortisedPrior Load(string file, string name, IImaginableWorld world)
    {
        try
        {
            return AmortisedPrior.Load(file, name, world);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--load {PlainWords.OfArgument(e.Message)}");
        }
    }

    private sealed class Study(AmortisedSettings settings, Seed seed, int worlds, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        public IImaginableWorld First(string name)
        {
            try
            {
                var first = Names.All.Worlds.Make(name).Sample(WorldExperiment.SampleOf(0, seed)) as IImaginableWorld
                    ?? throw new UserException($"world {name}: its human does not imagine data of finitely many x and two answers; snow's and encyclopedia's do.");
                return first.DistinctQuestions > 0 ? first : throw new UserException($"world {name}: D can hold nothing.");
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                throw new UserException($"world {name}: {PlainWords.OfArgument(e.Message)}");
            }
        }

        public AmortisedPrior Train(string name)
        {
            var started = TimeProvider.System.GetTimestamp();
            var heard = new Heard(loss => error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loss {loss:F4} nats a question")));
            var prior = AmortisedPrior.Train(First(name), settings, seed.For("amortised"), heard, cancellationToken);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Trained for {name}: {prior.Draws:N0} data sets, {prior.Cost.Parameters:N0} weights, {prior.Cost.MultiplyAdds / 1e9:N0} G multiply-adds, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s."));
            return prior;
        }

        public void Score(string name, IReadOnlyList<(string Name, AmortisedPrior Prior)> rivals)
        {
            var family = Names.All.Worlds.Make(name);
            var rows = new List<(string Row, string Set, double Nll, double Above)>();
            for (var i = 0; i < worlds; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var one = (IImaginableWorld)family.Sample(WorldExperiment.SampleOf(i, seed));
                foreach (var set in one.Sets)
                {
                    var bayes = Scoring.Nll(one, set, one.Key.Bayes);
                    rows.Add(("exact Bayes", set.Name, bayes, 0));
                    foreach (var (rival, prior) in rivals)
                    {
                        var nll = Scoring.Nll(one, set, questions => prior.Predict(one, questions));
                        rows.Add((rival, set.Name, nll, nll - bayes));
                    }
                }
            }

            output.WriteLine($"NLL in nats per example on {worlds} worlds of {name}, and above exact Bayes in the same world:");
            foreach (var row in rows.GroupBy(r => (r.Row, r.Set)).OrderBy(g => g.Key.Row == "exact Bayes" ? 0 : 1))
            {
                output.WriteLine($"{row.Key.Row,-36}  {row.Key.Set,-10}  {EstimateText.Of(Estimate.Of([.. row.Select(r => r.Nll)]), "F4"),-18}  {EstimateText.Of(Estimate.Of([.. row.Select(r => r.Above)]), "F4")}");
            }
        }
    }

    private sealed class Heard(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }
}
