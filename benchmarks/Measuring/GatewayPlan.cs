using System.Diagnostics;
using LearningThePrior.Cli.Measuring;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>How much is called in <c>gateway</c>.</summary>
internal sealed record GatewayPlan(int Debates, int Calls, int Concurrency, TimeSpan Latency)
{
    public int All => Debates * Calls;

    /// <summary>Calls a second where each takes the latency and nothing else: concurrency / latency.</summary>
    public double Ideal => Math.Min(Concurrency, Debates) / Latency.TotalSeconds;

    /// <summary>What the ideal allows debates that are played in whole: full rounds against those that are needed.</summary>
    public double Most => Debates / ((double)Math.Min(Concurrency, Debates) * Math.Ceiling(Debates / (double)Math.Min(Concurrency, Debates)));

    /// <summary>Plays all debates twice to warm up, then once to measure.</summary>
    public async Task<(double Rate, long Peak, double Processor, int Collections)> RunAsync(GatewayLoad load, CancellationToken cancellationToken)
    {
        await PlayAsync(load, "first", Debates, cancellationToken);
        await PlayAsync(load, "second", Debates, cancellationToken);
        PeakMemory.Forget();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var collected = GC.CollectionCount(0);
        var clock = Stopwatch.StartNew();
        await PlayAsync(load, "debate", Debates, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return (All / seconds, PeakMemory.Bytes(), (process.TotalProcessorTime - before).TotalSeconds, GC.CollectionCount(0) - collected);
    }

    private async Task PlayAsync(GatewayLoad load, string name, int debates, CancellationToken cancellationToken)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Concurrency, debates)).Select(_ => Task.Run(WorkAsync, cancellationToken)));

        async Task WorkAsync()
        {
            for (int debate; (debate = Interlocked.Increment(ref next)) < debates;)
            {
                await load.PlayAsync($"{name}-{debate}", Calls, cancellationToken);
            }
        }
    }
}
