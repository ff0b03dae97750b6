using LearningThePrior.Cli.Models;
using LearningThePrior.Gateway;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cli.Clustering;

/// <summary>The work of a command on a cluster, from the file of calls that it opens to the one that it leaves in order.</summary>
internal static class ClusterPlay
{
    /// <summary>Does the work and tells what was perhaps paid.</summary>
    /// <param name="request">The run.</param>
    /// <param name="options">How models are called.</param>
    /// <param name="play">The work, whose items go to the cluster's runner.</param>
    /// <param name="resume">The command that goes on.</param>
    /// <param name="tell">Hears that a run that was cancelled is kept.</param>
    /// <param name="error">Where what was perhaps paid is told.</param>
    /// <param name="cancellationToken">Stops it; everything is kept.</param>
    /// <returns>The calls that were made.</returns>
    public static async Task<CallTotals> RunAsync(
        ClusterRequest request, Func<ICallSink, GatewayOptions> options, Func<IClusterRun, Task> play, string resume, Action<string> tell, TextWriter error, CancellationToken cancellationToken)
    {
        var calls = Path.Combine(request.Folder, "calls.jsonl");
        using var log = new CallLog(calls);
        Warnings.TellTornCalls(error, log.TornLines, request.Folder);
        var gateway = options(log);
        RunShapes.Keep(request.Folder, gateway.Shapes);
        await using var cluster = await ClusterChoice.BeginAsync(request with { Gateway = gateway, Calls = log }, error, cancellationToken);
        await Advice.ForAsync(() => play(cluster), $"{resume} --cluster {request.Address}", gateway.Recordings ?? Path.Combine(request.Folder, "recordings"), tell);
        PerhapsPaidWords.Tell(error, await cluster.PerhapsPaidAsync(cancellationToken));
        await cluster.CloseAsync(cancellationToken);
        log.Dispose();
        if (new FileInfo(calls).Length == 0)
        {
            File.Delete(calls);
        }
        else
        {
            CallLog.Sort(calls);
        }

        return cluster.Totals;
    }
}
