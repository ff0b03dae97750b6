using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Debating;

/// <summary><c>ltp debate</c>: language models debate what a user's documents, or a world, imply, before language models that judge.</summary>
internal static class DebateCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var options = new DebateOptions();
        var command = new Command("debate", """
            Two language models debate your questions about your documents; others judge.
            They read the documents node by node. Any endpoint that speaks the OpenAI protocol will do; its key is read from OPENAI_API_KEY
            (or YOURPROVIDER_API_KEY). Every reply is recorded as it comes: a run that stops goes on with --resume and asks for no recorded
            reply again. Calls under way when it stops are sent again, and listed as perhaps paid.

            Examples:
              ltp debate --questions questions.jsonl --tree docs --debater openai/gpt-4o-mini --judge openai/gpt-4o --dry-run
              ltp debate --questions questions.csv --tree book.md --debater ollama/llama3.1 --judge verbalised:ollama/qwen3 --swap
              ltp debate --tree world:encyclopedia:depth=4 --items 50 --debater vllm/mistral@http://gpu:8000/v1 --judge openai/gpt-4o
              ltp debate --resume runs/debate-1 --max-cost 5
              ltp analyze runs/debate-1 --by judge           then: how often right, how sure, which order swayed whom
            """);
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var resume = options.Resume(parsed);
            var (folder, plan) = resume is null ? (null, options.Plan(parsed)) : Open(resume);
            var run = new DebateRun(plan, options.Gateway.Concurrency(parsed)) { FailOn = options.Gateway.FailOn(parsed), RetryFailed = options.Gateway.RetryFailed(parsed) };
            options.Gateway.Read(parsed, "recordings", plan.RunId, new NoSink());
            if (options.IsDryRun(parsed))
            {
                var (estimates, played) = await run.EstimateAsync(cancellationToken);
                var part = played < run.Debates ? string.Create(CultureInfo.InvariantCulture, $"; {played:N0} of them were rehearsed, and all are estimated from these") : "";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Debates:N0} debates on {run.Items.Count:N0} questions; nobody was called{part}. Assumed: {DryRunModel.ReadingsEach} nodes read before each speech, four characters a token."));
                CostTable.WriteEstimate(output, estimates, options.Gateway.Prices(parsed));
                return ExitCode.Success;
            }

            if (folder is not null && await FailureTable.IsFinishedAsync(error, StoredRun.Open(folder.Path), run.RetryFailed, cancellationToken))
            {
                return await TellAsync(output, folder, plan, cancellationToken);
            }

            options.Gateway.RequirePrices(parsed, run.Models);
            options.Gateway.RequireAble(parsed, plan.Judges, run.CallTools);
            return await PlayAsync(run, plan, folder, options, parsed, output, error, cancellationToken);
        });
        return command;
    }

    private static async Task<int> PlayAsync(
        DebateRun run, DebatePlan plan, DebateFolder? begun, DebateOptions options, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (folder, writer) = begun is null
            ? DebateFolder.Create(options.Out(parsed), plan, run.Debates, options.Gateway.Recorded(parsed))
            : (begun, await RunWriter.ResumeAsync(begun.Path, new(OpenRun.CurrentSchema, "debates", run.Debates), run.RetryFailed, cancellationToken));
        using var held = writer;
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Playing {run.Debates:N0} debates on {run.Items.Count:N0} questions with {string.Join(", ", run.Models)}; the run is {folder.Path}"));
        if (options.Gateway.Cluster(parsed) is { } address)
        {
            await PlayOnClusterAsync(address, run, plan, folder, writer, options, parsed, output, error, cancellationToken);
            return await TellAsync(output, folder, plan, cancellationToken);
        }

        using (var log = new CallLog(folder.Calls))
        {
            Warnings.TellTornCalls(error, log.TornLines, folder.Path);
            await using var gateway = new ModelGateway((options.Gateway.Read(parsed, folder.Recordings, plan.RunId, log) with { CallsBefore = folder.Calls }).WithShapesOf(folder.Path));
            var progress = new DebateProgress(error, () => gateway.Totals);
            using var shapes = RunShapes.Kept(folder.Path, gateway, error);
            try
            {
                await run.PlayAsync(new ModelDesk(gateway, plan.ModelSettings), gateway.TotalsOf, writer, progress, cancellationToken);
            }
            catch (ModelException e)
            {
                error.WriteLine($"{progress.Line()}; stopped, and everything is kept.");
                await PerhapsPaidWords.TellAsync(error, gateway, cancellationToken);
                throw Advice.Of(e, $"ltp debate --resume {folder.Path}", folder.Recordings);
            }
            catch (TooManyFailuresException e)
            {
                error.WriteLine(progress.Line());
                throw Advice.Of(e, $"ltp debate --resume {folder.Path}");
            }
            catch (OperationCanceledException)
            {
                error.WriteLine($"{progress.Line()}; everything is kept: 'ltp debate --resume {folder.Path}' goes on.");
                throw;
            }

            error.WriteLine(progress.Line());
            await PerhapsPaidWords.TellAsync(error, gateway, cancellationToken);
            CostTable.Write(output, gateway.ByRoleAndModel);
        }

        CallLog.Sort(folder.Calls);
        await writer.CloseAsync(cancellationToken);
        return await TellAsync(output, folder, plan, cancellationToken);
    }

    private static async Task PlayOnClusterAsync(
        string address, DebateRun run, DebatePlan plan, DebateFolder folder, RunWriter writer, DebateOptions options, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var request = new ClusterRequest(address, plan.RunId, DebateJob.Kind, JsonSerializer.SerializeToElement(plan, DebatePlanJson.Default.DebatePlan), folder.Path)
        {
            Options = options.Gateway.ForWorkers(parsed),
            Concurrency = options.Gateway.Concurrency(parsed),
        };
        await ClusterPlay.RunAsync(
            request,
            log => options.Gateway.Read(parsed, folder.Recordings, plan.RunId, log) with { CallsBefore = folder.Calls },
            async cluster =>
            {
                var progress = new DebateProgress(error, () => cluster.Totals);
                await run.PlayAsync(cluster.Runner, writer, progress, cancellationToken);
                error.WriteLine(progress.Line());
                CostTable.Write(output, cluster.ByRoleAndModel);
            },
            $"ltp debate --resume {folder.Path}",
            error.WriteLine,
            error,
            cancellationToken);
        await writer.CloseAsync(cancellationToken);
    }

    private static async Task<int> TellAsync(TextWriter output, DebateFolder folder, DebatePlan plan, CancellationToken cancellationToken)
    {
        var result = await TranscriptAnalysis.OfAsync(
            [folder.Path], new AnalysisOptions { By = ["judge"], Seed = new(ulong.Parse(plan.Seed, CultureInfo.InvariantCulture)) }, cancellationToken);
        AnalysisTables.WriteShort(output, result);
        var allFailed = await FailureTable.WriteAsync(output, StoredRun.Open(folder.Path), "ltp debate", cancellationToken);
        output.WriteLine($"\nAll debates: {folder.Path} ('ltp analyze {folder.Path}' tells more, 'ltp report {folder.Path}' shows them).");
        return allFailed ? ExitCode.Failure : ExitCode.Success;
    }

    private static (DebateFolder? Folder, DebatePlan Plan) Open(string path)
    {
        var (folder, plan) = DebateFolder.Open(path);
        DocumentHash.RequireSame(plan.Tree, plan.Documents);
        return (folder, plan);
    }
}
