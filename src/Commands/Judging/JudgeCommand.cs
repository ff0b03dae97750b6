using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Judging;

/// <summary><c>ltp judge</c>: stored debates judged again, without their debaters.</summary>
internal static class JudgeCommand
{
    private const int ToldEvery = 10_000;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var path = new Argument<string>("run") { Description = "The run's folder." };
        var judges = new Option<string[]>("--judge")
        {
            Description = $"Who judges; may be given again: {((ICatalog)Names.All.Judges).Help}. Debates of no world (imported, or about documents) are judged by quote, length, language models and panels of these.",
            Required = true,
        };
        var where = WhereOption.OfDebates();
        var stages = new Option<string>("--stages") { Description = "Judge after each round, or at the end.", DefaultValueFactory = _ => "end" };
        stages.AcceptOnlyFromAmong("each", "end");
        var orders = new Option<string?>("--orders")
        {
            Description = "Judge as-played, or in both orders: mirrored, labels, listing and the order of speeches made at once are turned round. Default: both with a language model, so that its order effects show; otherwise as-played.",
        };
        orders.AcceptOnlyFromAmong("as-played", "both");
        var sideNames = SideNamesOption.Make("Default: refuse, they are judged as played alone.");
        var command = new Command("judge", """
            Judge a run's stored debates again, by other judges.
            Judgements are added to its judgements.jsonl. What stands there is not touched and not asked for again: a stopped command
            goes on where it was.

            Examples:
              ltp judge runs/snow-1 --judge quote --judge length
              ltp judge runs/snow-1 --judge noisy:inconsistency=1 --orders both --stages each
              ltp judge runs/nyu-1 --judge openai/gpt-4o --judge verbalised:ollama/qwen3 --max-cost 5
              ltp judge runs/nyu-1 --judge verbalised:ollama/qwen3 --prompts reasons     a judge who reasons first, next to the other
            """)
        {
            path, judges, where, stages, orders, sideNames,
        };
        var gateway = new GatewayChoice();
        gateway.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var run = StoredRun.Open(parsed.GetRequiredValue(path));
            var names = parsed.GetRequiredValue(judges);
            GatewayOptions Options(ICallSink log) => gateway.Read(parsed, Path.Combine(run.Path, "recordings"), $"{run.Info.RunId}-judge", log);
            var isModel = ModelJudges.Check(names, Options);
            gateway.RequireAble(parsed, names);
            var plan = new JudgePlan
            {
                Run = Path.GetFullPath(run.Path),
                Judges = names,
                EachStage = parsed.GetValue(stages) == "each",
                BothOrders = (parsed.GetValue(orders) ?? (isModel ? "both" : "as-played")) == "both",
                SideNames = SideNamesOption.Read(parsed, sideNames),
                ModelSettings = gateway.SettingLines(parsed),
                Prompts = gateway.Prompts(parsed, JudgePrompts.Form),
            };
            var (concurrency, again) = (gateway.Concurrency(parsed), $"ltp judge {run.Path} {string.Join(' ', names.Select(n => $"--judge {n}"))}");
            await TellDecompositionsAsync(run, error, cancellationToken);
            var chosen = parsed.GetValue(where) is { Length: > 0 } conditions ? await RunSelection.OfAsync([run.Path], conditions, cancellationToken) : null;
            using var writer = RunWriter.AddTo(run);
            Warnings.Tell(error, await run.CheckAsync(isToBeJudged: true, cancellationToken));
            var (totals, calls) = await (gateway.Cluster(parsed) is { } address ? ElsewhereAsync(address) : HereAsync());
            RejudgingTable.Write(output, run.Path, totals);
            if (isModel)
            {
                await OrderEffects.WriteAsync(output, run.Path, [.. plan.Named.Zip(totals.Select(t => t.JudgeId).Distinct()).Where(j => ModelJudgeNames.ModelsOf(j.First).Count > 0).Select(j => j.Second)], cancellationToken);
                output.WriteLine(CostWords.Of(calls));
            }

            return ExitCode.Success;

            async Task<IReadOnlyList<JudgeTotals>> JudgeAsync(Func<ModelName, ILanguageModel>? open, Func<string, CallTotals>? costs, IRunner? runner, CancellationToken stop)
            {
                var rejudging = new Rejudging(run, plan.Hearings(run, open))
                {
                    Only = chosen is null ? null : id => chosen.Has(0, id),
                    EachStage = plan.EachStage,
                    BothOrders = plan.BothOrders,
                    SideNames = plan.SideNames,
                    Parallelism = isModel ? concurrency : Environment.ProcessorCount,
                    Costs = costs,
                    Runner = runner,
                    FailOn = isModel ? gateway.FailOn(parsed) : 1,
                    RetryFailed = gateway.RetryFailed(parsed),
                };
                var totals = await rejudging.RunAsync(writer, new Told(error), stop);
                if (rejudging.TornBytes > 0)
                {
                    error.WriteLine(FormattableString.Invariant($"The last line of {run.Path}/judgements.jsonl was no JSON; its {rejudging.TornBytes:N0} bytes are in judgements.jsonl.torn now."));
                }

                return totals;
            }

            async Task<(IReadOnlyList<JudgeTotals> Totals, CallTotals Calls)> HereAsync()
            {
                IReadOnlyList<JudgeTotals> totals = [];
                await using var models = ModelJudges.Open(names, Path.Combine(run.Path, "calls.jsonl"), Options, plan.ModelSettings, error);
                if (models is null)
                {
                    return (await JudgeAsync(null, null, null, cancellationToken), CallTotals.None);
                }

                Warnings.TellTornCalls(error, models.TornLines, run.Path);
                await Advice.ForAsync(
                    () => models.Watch.RunAsync(async stop => totals = await JudgeAsync(models.Open, models.TotalsOf, null, stop), cancellationToken),
                    again,
                    Path.Combine(run.Path, "recordings"),
                    error.WriteLine);
                await models.TellPerhapsPaidAsync(error, cancellationToken);
                return (totals, models.Totals);
            }

            async Task<(IReadOnlyList<JudgeTotals> Totals, CallTotals Calls)> ElsewhereAsync(string address)
            {
                IReadOnlyList<JudgeTotals> totals = [];
                var request = new ClusterRequest(address, $"{run.Info.RunId}-judge", JudgeJob.Kind, JsonSerializer.SerializeToElement(plan, JudgeJson.Default.JudgePlan), run.Path)
                {
                    Options = gateway.ForWorkers(parsed),
                    Concurrency = concurrency,
                };

                // Who judges elsewhere is named here; nobody here is asked.
                var calls = await ClusterPlay.RunAsync(
                    request, Options, async cluster => totals = await JudgeAsync(isModel ? name => new DryRunModel(name, words: 1, new()) : null, null, cluster.Runner, cancellationToken), again, error.WriteLine, error, cancellationToken);
                return (totals, calls);
            }
        });
        return command;
    }

    /// <summary>A decomposition has no sides to decide between: its verdict is its overseer's, and stays so.</summary>
    /// <exception cref="UserException">The run holds nothing else.</exception>
    private static async Task TellDecompositionsAsync(StoredRun run, TextWriter error, CancellationToken cancellationToken)
    {
        var decompositions = await run.ReadDecompositionsAsync(cancellationToken).CountAsync(cancellationToken);
        if (decompositions == 0)
        {
            return;
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"decompositions are not judged ({decompositions:N0} in {run.Path}): the verdict on one is its overseer's");
        if (!await run.ReadDebatesAsync(cancellationToken).AnyAsync(cancellationToken))
        {
            throw new UserException($"{words}; there are no debates. Ask another overseer by 'ltp amplify --overseer' or 'ltp compare --overseers'.");
        }

        error.WriteLine($"ltp: {words}; the debates are.");
    }

    private sealed class Told(TextWriter error) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value % ToldEvery == 0)
            {
                error.WriteLine(FormattableString.Invariant($"{value:N0} debates judged"));
            }
        }
    }
}
