using System.CommandLine;
using LearningThePrior.Analysis.Judging;
using LearningThePrior.Analysis.Store;
using LearningThePrior.Cli.Learning;

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
            Description = $"Who judges; may be given again. Any run: {JudgeNames.AnyNames} (baselines that believe whoever quotes more, or says more). Runs of ltp learn too: {JudgeChoice.Help}.",
            Required = true,
        };
        var stages = new Option<string>("--stages") { Description = "Judge after each round, or at the end.", DefaultValueFactory = _ => "end" };
        stages.AcceptOnlyFromAmong("each", "end");
        var orders = new Option<string>("--orders")
        {
            Description = "Judge as-played, or in both orders: mirrored, labels, listing and the order of a round's arguments are turned round.",
            DefaultValueFactory = _ => "as-played",
        };
        orders.AcceptOnlyFromAmong("as-played", "both");
        var command = new Command("judge", """
            Judge a run's stored debates again and add the judgements to its judgements.jsonl. What stands there is not touched,
            and not asked for again: a stopped command goes on where it was.

            Examples:
              ltp judge runs/snow-1 --judge quote --judge length
              ltp judge runs/snow-1 --judge noisy:inconsistency=1 --orders both --stages each
            """)
        {
            path, judges, stages, orders,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var run = StoredRun.Open(parsed.GetRequiredValue(path));
            var rejudging = new Rejudging(run, Hearings(run, parsed.GetRequiredValue(judges)))
            {
                EachStage = parsed.GetValue(stages) == "each",
                BothOrders = parsed.GetValue(orders) == "both",
            };
            var totals = await rejudging.RunAsync(new Told(error), cancellationToken);
            if (rejudging.TornBytes > 0)
            {
                error.WriteLine(FormattableString.Invariant($"The last line of {run.Path}/judgements.jsonl was no JSON; its {rejudging.TornBytes:N0} bytes are in judgements.jsonl.torn now."));
            }

            RejudgingTable.Write(output, run.Path, totals);
            return ExitCode.Success;
        });
        return command;
    }

    private static Func<StoredDebate, Hearing> Hearings(StoredRun run, IReadOnlyList<string> names) =>
        run.Info.Kind == RunPlan.LearnKind
            ? new LearnHearings(RunFolder.Open(run.Path).Plan, JudgeNames.OfWorlds(names)).Of
            : new StoredHearings(run, JudgeNames.OfAnyRun(names, run.Info.Kind)).Of;

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
