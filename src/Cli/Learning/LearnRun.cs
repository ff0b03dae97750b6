using System.Text.Json;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Cli.Learning;

/// <summary>Runs all worlds of a plan, as many at a time as there are cores, and writes what came of them.</summary>
internal sealed class LearnRun(RunFolder folder, RunPlan plan, TextWriter output, TextWriter error)
{
    public async Task<int> RunAsync(bool json, CancellationToken cancellationToken)
    {
        var found = Enumerable.Range(0, plan.Worlds).Select(w => folder.Find(w, plan)).ToArray();
        using var store = await JournalStore.OpenAsync(folder.Journal, [.. found.Select(r => r?.Ledger.JudgeCalls)], cancellationToken);
        if (found.All(r => r is not null) && folder.FindSummary() is { } earlier)
        {
            await RunStoring.StoreAsync(folder, plan, cancellationToken);
            error.WriteLine($"{folder.Path} is finished already; this is what came of it.");
            return Show(earlier, json);
        }

        TorchRuntime.EnsureLoaded();
        var started = TimeProvider.System.GetTimestamp();
        WorldResult[] results;
        try
        {
            results = await ProgressView.ShowAsync(plan, folder, json || Names.AskYou(plan.Judge), error, board => RunWorldsAsync(found, store, board, cancellationToken));
            await RunStoring.StoreAsync(folder, plan, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            error.WriteLine($"ltp: stopped; what was done is saved, and 'ltp learn --resume {folder.Path}' goes on.");
            return ExitCode.Cancelled;
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var summary = Summarising.Of(plan.World, plan.Settings, Parts(), RunBuilder.Seed(plan), results, seconds);
        folder.Keep(summary);
        folder.KeepPlot(SummaryPlot.Draw(summary));
        return Show(summary, json);
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

    private async Task<WorldResult[]> RunWorldsAsync(
        WorldResult?[] results, JournalStore store, ProgressBoard board, CancellationToken cancellationToken)
    {
        int[] missing = [.. Enumerable.Range(0, plan.Worlds).Where(i => results[i] is null)];
        board.Begin(done: plan.Worlds - missing.Length);
        var experiment = RunBuilder.Experiment(plan);
        await Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (world, token) =>
            {
                using var curves = new LearningCurves(folder.CurvesOf(world), board.For(world));
                var result = await experiment.RunAsync(world, RunBuilder.Seed(plan), store, curves, token);
                folder.Keep(result);
                results[world] = result;
                board.Finish(world);
            });
        return results!;
    }

    private SortedDictionary<string, string> Parts() => new(StringComparer.Ordinal)
    {
        ["judge"] = plan.Judge,
        ["protocol"] = RunBuilder.Protocol.ToString()!,
        ["search"] = plan.Search,
    };
}
