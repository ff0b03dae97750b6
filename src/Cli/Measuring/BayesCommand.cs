using System.CommandLine;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure bayes</c>: what exact Bayes, the exact best z and the truth score, with nothing learned.</summary>
internal static class BayesCommand
{
    public static Command Make(TextWriter output)
    {
        var world = new Option<string>("--world") { Description = "The world. Default: snow.", DefaultValueFactory = _ => "snow" };
        var worlds = MeasureCommand.Number("--worlds", "Worlds.", 400, 100_000);
        var seed = MeasureCommand.SeedOption();
        var command = new Command("bayes", """
            NLL of exact Bayes and of the truth, with nothing learned.
            On every set of questions; and the share of true statements of the exact best z.
            """) { world, worlds, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var family = Names.All.Worlds.Make(parsed.GetValue(world)!);
            var scores = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
            for (var i = 0; i < parsed.GetValue(worlds); i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var one = family.Sample(new Seed(parsed.GetValue(seed)).For("world", i).For("sample"));
                foreach (var set in one.Sets)
                {
                    Question[] questions = [.. set.Scored.Select(s => s.Question)];
                    Add($"{set.Name} bayes", Scoring.Nll(one.Key, set, one.Key.Bayes(questions)));
                    if (one.Key.KnowsTruth)
                    {
                        Add($"{set.Name} truth", Scoring.Nll(one.Key, set, [.. questions.Select(one.Key.Target)]));
                    }
                }

                if (one.Key.BestLatent is { } best && one.Key.Recovered(best) is { } share)
                {
                    Add("true statements of the best z", share);
                }
            }

            foreach (var (name, values) in scores)
            {
                output.WriteLine($"{name,-29}  {EstimateText.Of(Estimate.Of(values))}");
            }

            return ExitCode.Success;

            void Add(string name, double nll)
            {
                if (!scores.TryGetValue(name, out var values))
                {
                    scores[name] = values = [];
                }

                values.Add(nll);
            }
        });
        return command;
    }
}
