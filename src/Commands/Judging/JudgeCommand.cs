using System.CommandLine;
using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Judges.Models;
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
            if (gateway.Cluster(parsed) is not null)
            {
                throw new UserException("--cluster: stored debates are judged on one machine; leave it out. 'ltp debate --cluster' judges what it plays on the cluster.");
            }

            var run = StoredRun.Open(parsed.GetRequiredValue(path));
            var names = parsed.GetRequiredValue(judges);
            Named<JudgeFactory>[] named = [.. names.Select(Names.All.Judges.Parse).Distinct()];
            var concurrency = gateway.Concurrency(parsed);
            GatewayOptions Options(ICallSink log) => gateway.Read(parsed, Path.Combine(run.Path, "recordings"), $"{run.Info.RunId}-judge", log);
            var settings = gateway.SettingLines(parsed);
            var prompts = gateway.Prompts(parsed, JudgePrompts.Form);
            ModelJudges.Check(names, Options);
            await TellDecompositionsAsync(run, error, cancellationToken);
            var chosen = parsed.GetValue(where) is { Length: > 0 } conditions ? await RunSelection.OfAsync([run.Path], conditions, cancellationToken) : null;
            using var writer = RunWriter.AddTo(run);
            await using var models = ModelJudges.Open(names, Path.Combine(run.Path, "calls.jsonl"), Options, settings);
            Warnings.TellTornCalls(error, models?.TornLines ?? 0, run.Path);
            var context = new JudgeContext { Models = models is null ? null : models.Open, JudgePrompt = PlannedPrompts.Open(prompts).Of(JudgePrompts.Form), Called = prompts?.Named };
            var rejudging = new Rejudging(run, RunHearings.Of(run, [.. named.Select(j => j.Make())], context))
            {
                Only = chosen is null ? null : id => chosen.Has(0, id),
                EachStage = parsed.GetValue(stages) == "each",
                BothOrders = (parsed.GetValue(orders) ?? (models is null ? "as-played" : "both")) == "both",
                SideNames = SideNamesOption.Read(parsed, sideNames),
                Parallelism = models is null ? Environment.ProcessorCount : concurrency,
                Costs = models is null ? null : models.TotalsOf,
                FailOn = models is null ? 1 : gateway.FailOn(parsed),
                RetryFailed = gateway.RetryFailed(parsed),
            };
            Warnings.Tell(error, await run.CheckAsync(isToBeJudged: true, cancellationToken));
            IReadOnlyList<JudgeTotals> totals = [];
            async Task JudgeAsync(CancellationToken stop) => totals = await rejudging.RunAsync(writer, new Told(error), stop);
            try
            {
                await (models is null ? JudgeAsync(cancellationToken) : models.Watch.RunAsync(JudgeAsync, cancellationToken));
            }
            catch (TooManyFailuresException e)
            {
                throw Advice.Of(e, $"ltp judge {run.Path} {string.Join(' ', names.Select(n => $"--judge {n}"))}");
            }

            if (rejudging.TornBytes > 0)
            {
                error.WriteLine(FormattableString.Invariant($"The last line of {run.Path}/judgements.jsonl was no JSON; its {rejudging.TornBytes:N0} bytes are in judgements.jsonl.torn now."));
            }

            RejudgingTable.Write(output, run.Path, totals);
            if (models is not null)
            {
                await OrderEffects.WriteAsync(output, run.Path, [.. named.Zip(totals.Select(t => t.JudgeId).Distinct()).Where(j => ModelJudgeNames.ModelsOf(j.First).Count > 0).Select(j => j.Second)], cancellationToken);
                output.WriteLine(CostWords.Of(models.Totals));
                await models.TellPerhapsPaidAsync(error, cancellationToken);
            }

            return ExitCode.Success;
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
