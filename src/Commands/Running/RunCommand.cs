using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Reporting;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Running;

/// <summary><c>ltp run</c>: an experiment that stands in a file, with a grid over anything that debates are played with.</summary>
internal static class RunCommand
{
    public const string Kind = "experiment";

    private const string Judge = "judge";

    public static Command Make(TextWriter output, TextWriter error)
    {
        var file = new Argument<string?>("experiment") { Description = "The experiment's file, .yaml or .json.", Arity = ArgumentArity.ZeroOrOne };
        var @out = new Option<string?>("--out") { Description = "The run's folder, which must be empty. Default: runs/experiment-N." };
        var resume = new Option<string?>("--resume") { Description = "Go on with the run in this folder: nothing that was answered is asked or paid for again." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Call nobody; estimate calls, tokens and cost by role, of what cells share once." };
        var gateway = new GatewayChoice();
        var command = new Command("run", """
            Run an experiment from a file: a grid over models, prompts, judges or anything else.
            Its fields are the flags of 'ltp debate' without their dashes; paths are relative to the file. 'grid' varies any of them, every level with every other, and
            'tournament' has every two of several debaters meet on both sides. All cells are one run with one report; what they share is asked and paid once, and every
            comparison is on the same questions.

            Example (YAML; JSON does as well):
              questions: questions.csv
              tree: documents
              debater: ollama/llama3.1
              judge: [verbalised:ollama/qwen3, verbalised:ollama/llama3.1]
              swap: true
              grid:
                prompts: [default, mine]

              ltp prompts judge --copy mine        then change a sentence of mine/judge.txt
              ltp run experiment.yaml --dry-run    what it would cost
              ltp run experiment.yaml              the differences, with their intervals, are in the run's report.html
              ltp run --resume runs/experiment-1
            """)
        {
            file, @out, resume, dryRun,
        };
        foreach (var option in gateway.Options.Except(gateway.Asking))
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var begun = parsed.GetValue(resume);
            if ((begun is null) == (parsed.GetValue(file) is null))
            {
                throw new UserException("name either an experiment's file or, with --resume, the folder of a run that goes on.");
            }

            if (begun is not null)
            {
                ExclusiveOptions.Refuse(parsed, resume, "the run goes on as it was begun", @out);
            }

            var (plan, paying) = begun is null ? new ExperimentReading(parsed.GetValue(file)!).Read() : (ExperimentFolder.Open(begun), ExperimentFolder.Paying(begun));

            // What the file says of the whole run comes first, so that what is typed replaces it.
            parsed = paying.Count == 0 ? parsed : command.Parse([.. paying.Where(p => !IsTyped(parsed, p)), .. parsed.Tokens.Select(t => t.Value)]);
            var run = new ExperimentRun(plan, gateway.Concurrency(parsed)) { FailOn = gateway.FailOn(parsed), RetryFailed = gateway.RetryFailed(parsed) };
            gateway.Read(parsed, "recordings", plan.RunId, new NoSink());
            if (parsed.GetValue(dryRun))
            {
                var (estimates, share) = await run.EstimateAsync(cancellationToken);
                var part = share < 1 ? string.Create(CultureInfo.InvariantCulture, $"; {share:P0} of them were rehearsed, and all are estimated from these") : "";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Debates:N0} debates in {run.Cells:N0} cells; nobody was called{part}. Assumed: {DryRunModel.ReadingsEach} nodes read before each speech, four characters a token; what cells share is asked once."));
                CostTable.WriteEstimate(output, estimates, gateway.Prices(parsed));
                return ExitCode.Success;
            }

            if (begun is not null && await FailureTable.IsFinishedAsync(error, StoredRun.Open(begun), run.RetryFailed, cancellationToken))
            {
                return await TellAsync(output, begun, plan, cancellationToken);
            }

            gateway.RequirePrices(parsed, run.Models);
            gateway.RequireAble(parsed, plan.Cells.SelectMany(c => c.Debates.Judges), run.CallTools);
            using var place = begun is null ? RunPlace.Choose(parsed.GetValue(@out), Kind) : null;
            var folder = begun ?? place!.Path;
            foreach (var cell in plan.Cells)
            {
                DocumentHash.RequireOutside(cell.Debates.Tree, "--out", folder);
                DocumentHash.RequireOutside(cell.Debates.Tree, "--record", gateway.Recorded(parsed));
            }

            var open = new OpenRun(OpenRun.CurrentSchema, "items", run.Items);
            using (var writer = begun is null
                ? RunWriter.Create(folder, ExperimentFolder.Info(plan, paying, gateway.Recorded(parsed)), open)
                : await RunWriter.ResumeAsync(folder, open, run.RetryFailed, cancellationToken))
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Playing {run.Debates:N0} debates in {run.Cells:N0} cells with {string.Join(", ", run.Models.Select(m => m.Unaddressed))}; the run is {folder}"));
                await (gateway.Cluster(parsed) is { } address
                    ? PlayOnClusterAsync(address, run, plan, folder, writer, gateway, parsed, output, error, cancellationToken)
                    : PlayAsync(run, plan, folder, writer, gateway, parsed, output, error, cancellationToken));
                await writer.CloseAsync(cancellationToken);
            }

            return await TellAsync(output, folder, plan, cancellationToken);
        });
        return command;
    }

    /// <summary>Whether what the file says is replaced by what is typed; to record and to replay are one choice.</summary>
    private static bool IsTyped(ParseResult parsed, string flag)
    {
        string[] names = flag.Split('=')[0] is "--record" or "--replay" ? ["--record", "--replay"] : [flag.Split('=')[0]];
        return parsed.CommandResult.Command.Options.Any(o => names.Contains(o.Name) && parsed.GetResult(o) is { Implicit: false });
    }

    private static async Task PlayAsync(
        ExperimentRun run, ExperimentPlan plan, string folder, RunWriter writer, GatewayChoice choice, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (calls, recordings) = (Path.Combine(folder, "calls.jsonl"), ModelRunFile.RecordingsOf(folder, StoredRun.Open(folder).Info));
        using (var log = new CallLog(calls))
        {
            Warnings.TellTornCalls(error, log.TornLines, folder);
            await using var gateway = new ModelGateway((choice.Read(parsed, recordings, plan.RunId, log) with { CallsBefore = calls }).WithShapesOf(folder));
            using var shapes = RunShapes.Kept(folder, gateway, error);
            var progress = new DebateProgress(error, () => gateway.Totals, "items");
            await Advice.ForAsync(
                () => run.PlayAsync(settings => new ModelDesk(gateway, settings), gateway.TotalsOf, writer, progress, cancellationToken),
                $"ltp run --resume {folder}",
                recordings,
                error.WriteLine);
            error.WriteLine(progress.Line());
            await PerhapsPaidWords.TellAsync(error, gateway, cancellationToken);
            CostTable.Write(output, gateway.ByRoleAndModel);
        }

        CallLog.Sort(calls);
    }

    private static async Task PlayOnClusterAsync(
        string address, ExperimentRun run, ExperimentPlan plan, string folder, RunWriter writer, GatewayChoice choice, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var recordings = ModelRunFile.RecordingsOf(folder, StoredRun.Open(folder).Info);
        var request = new ClusterRequest(address, plan.RunId, ExperimentJob.Kind, JsonSerializer.SerializeToElement(plan, ExperimentJson.Default.ExperimentPlan), folder)
        {
            Options = choice.ForWorkers(parsed),
            Concurrency = choice.Concurrency(parsed),
        };
        await ClusterPlay.RunAsync(
            request,
            log => choice.Read(parsed, recordings, plan.RunId, log) with { CallsBefore = Path.Combine(folder, "calls.jsonl") },
            async cluster =>
            {
                var progress = new DebateProgress(error, () => cluster.Totals, "items");
                await run.PlayAsync(cluster.Runner, writer, progress, cancellationToken);
                error.WriteLine(progress.Line());
                CostTable.Write(output, cluster.ByRoleAndModel);
            },
            $"ltp run --resume {folder}",
            error.WriteLine,
            error,
            cancellationToken);
    }

    /// <summary>What each factor makes of the rest, judges among them; null where nothing is varied.</summary>
    private static async Task<AnalysisResult?> ApartAsync(string folder, ExperimentPlan plan, Seed seed, CancellationToken cancellationToken)
    {
        var factors = plan.Factors.Count == 0 ? null : await TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = plan.Factors, Seed = seed }, cancellationToken);
        if (plan.Cells.All(c => c.Debates.Judges.Count == 1))
        {
            return factors;
        }

        // Judges of one kind, on debates as they were played; they heard the same ones, which 'ltp analyze' tells in a table of its own.
        var judges = await TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = [Judge], Seed = seed }, cancellationToken);
        var comparisons = judges.Comparisons
            .Where(c => c.First[Judge] != c.Second[Judge] && !IsMirrored(c.First) && !IsMirrored(c.Second))
            .Select(c => c with { SameDebates = null });
        return judges with { By = [.. plan.Factors, Judge], Comparisons = [.. factors?.Comparisons ?? [], .. comparisons] };

        static bool IsMirrored(IReadOnlyDictionary<string, string> group) => group.GetValueOrDefault("kind")?.StartsWith("mirrored ", StringComparison.Ordinal) is true;
    }

    private static async Task<int> TellAsync(TextWriter output, string folder, ExperimentPlan plan, CancellationToken cancellationToken)
    {
        var seed = new Seed(ulong.Parse(plan.Cells[0].Debates.Seed, CultureInfo.InvariantCulture));
        var result = await TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = [.. plan.Factors, Judge], Seed = seed }, cancellationToken);
        AnalysisTables.WriteShort(output, result, await ApartAsync(folder, plan, seed, cancellationToken));
        var allFailed = await FailureTable.WriteAsync(output, StoredRun.Open(folder), "ltp run", cancellationToken);
        var report = Path.Combine(folder, "report.html");
        await ReportWriter.WriteAsync([folder], report, cancellationToken: cancellationToken);
        output.WriteLine($"\nThe report: {report} ('ltp analyze {folder} --by {string.Join(',', [.. plan.Factors, Judge])}' tells more).");
        return allFailed ? ExitCode.Failure : ExitCode.Success;
    }
}
