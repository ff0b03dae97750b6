using System.Text;
using System.Text.Json;
using LearningThePrior.Cli.Clustering;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning;

/// <summary>Runs all worlds of a plan, as many at a time as there are cores, and writes what came of them.</summary>
internal sealed class LearnRun(RunFolder folder, RunPlan plan, TextWriter output, TextWriter error)
{
    private readonly RivalClock _clock = new(TimeProvider.System);

    /// <summary>The address of the cluster that learns the worlds, as <c>--cluster</c> gives it; null to learn in this process.</summary>
    public string? Cluster { get; init; }

    /// <summary>Shows a run that is finished; null where it is not.</summary>
    public int? ShowFinished(bool json)
    {
        if (!StoredRun.Open(folder.Path).IsClosed || folder.FindSummary() is not { } earlier || Enumerable.Range(0, plan.Worlds).Any(w => folder.Find(w, plan) is null))
        {
            return null;
        }

        error.WriteLine($"{folder.Path} is finished already; this is what came of it.");
        return Show(earlier, json);
    }

    /// <summary>Runs what the run does not hold yet.</summary>
    /// <param name="writer">The run.</param>
    /// <param name="earlier">The debates that an earlier session finished, by id.</param>
    /// <param name="json">Whether to print the summary as JSON and nothing else.</param>
    /// <param name="cancellationToken">Stops; what was done is kept.</param>
    public async Task<int> RunAsync(RunWriter writer, IReadOnlyDictionary<string, EarlierDebate> earlier, bool json, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsureLoaded();
        var started = TimeProvider.System.GetTimestamp();
        UnpackerSummary unpacker;
        try
        {
            unpacker = RunUnpacker.Ready(writer, plan, RunBuilder.Family(plan), json ? TextWriter.Null : error, cancellationToken);
            var ended = await ProgressView.ShowAsync(
                plan, folder, json || Names.AskYou(plan.Judge), error, board => RunWorldsAsync(writer, earlier, board, cancellationToken));
            if (ended.Failed > 0)
            {
                return await TellFailuresAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            error.WriteLine($"ltp: stopped; what was done is saved, and 'ltp learn --resume {folder.Path}' goes on.");
            return ExitCode.Cancelled;
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        WorldResult[] results = [.. Enumerable.Range(0, plan.Worlds).Select(w => folder.Find(w, plan)!)];
        var summary = Summarising.Of(plan.World, plan.Settings, Parts(), RunBuilder.Seed(plan), results, seconds, _clock) with { Misfit = RunBuilder.Family(plan).Misfit, Unpacker = unpacker };
        summary = summary with { Ledger = summary.Ledger with { OverseerCalls = summary.Ledger.OverseerCalls + (unpacker.OverseerCalls ?? 0) + (unpacker.ProposedPages ?? 0) } };
        writer.Write("summary.json", [.. JsonSerializer.SerializeToUtf8Bytes(summary, ExperimentJson.Default.Summary), (byte)'\n']);
        writer.Write("summary.svg", Encoding.UTF8.GetBytes(SummaryPlot.Draw(summary)));
        await writer.CloseAsync(cancellationToken);
        return Show(summary, json);
    }

    private async Task<RunProgress> RunWorldsAsync(
        RunWriter writer, IReadOnlyDictionary<string, EarlierDebate> earlier, ProgressBoard board, CancellationToken cancellationToken)
    {
        if (Cluster is { } address)
        {
            return await RunWorldsOnClusterAsync(address, writer, cancellationToken);
        }

        board.Begin(done: Enumerable.Range(0, plan.Worlds).Count(w => folder.Find(w, plan) is not null));
        var handler = new WorldHandler(
            RunBuilder.Experiment(plan, RunBuilder.Family(plan, folder.Path), _clock), RunBuilder.Seed(plan), plan.RunId, earlier, world => new LearningCurves(folder.CurvesOf(world), board.For(world)));
        var engine = new RunEngine(writer, new ProcessRunner(WorldHandler.Kind, handler, Environment.ProcessorCount))
        {
            IsWhole = item => folder.Find(item.Description.GetInt32(), plan) is not null,
        };
        return await engine.RunAsync(plan.RunId, WorldHandler.Items(plan.Worlds), cancellationToken: cancellationToken);
    }

    private async Task<RunProgress> RunWorldsOnClusterAsync(string address, RunWriter writer, CancellationToken cancellationToken)
    {
        await using var cluster = await ClusterChoice.BeginAsync(
            new(address, plan.RunId, LearnJob.Kind, JsonSerializer.SerializeToElement(plan, RunJson.Default.RunPlan), folder.Path), error, cancellationToken);
        var engine = new RunEngine(writer, cluster.Runner) { IsWhole = item => folder.Find(item.Description.GetInt32(), plan) is not null };
        var told = new Told(error);
        var ended = await engine.RunAsync(plan.RunId, WorldHandler.Items(plan.Worlds), told, cancellationToken);
        await cluster.CloseAsync(cancellationToken);
        return ended;
    }

    private sealed class Told(TextWriter error) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.Done:N0}/{value.All:N0} worlds"));
    }

    private async Task<int> TellFailuresAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in StoredRun.Open(folder.Path).ReadItemsAsync(cancellationToken).Where(i => i.Status == StoredItem.Failed))
        {
            error.WriteLine($"ltp: world {item.Key} failed: {item.Error}");
        }

        error.WriteLine($"ltp: the other worlds are saved; 'ltp learn --resume {folder.Path}' tries those again that failed.");
        return ExitCode.Failure;
    }

    private int Show(Summary summary, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(summary, ExperimentJson.Default.Summary));
        }
        else
        {
            SummaryTable.Write(output, summary, folder);
        }

        return ExitCode.Success;
    }

    private SortedDictionary<string, string> Parts() => new(StringComparer.Ordinal)
    {
        ["judge"] = plan.Judge,
        ["debater"] = plan.Debater ?? "exact",
        ["dishonest"] = plan.Dishonest ?? "exact",
        ["protocol"] = RunBuilder.Protocol(plan).ToString()!,
        ["search"] = plan.Search,
    };
}
