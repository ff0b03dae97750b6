using LearningThePrior.Cluster.Running;

namespace LearningThePrior.Cluster;

/// <summary>One worker of a cluster, as it said last.</summary>
/// <param name="Session">Its name.</param>
/// <param name="Host">The machine.</param>
/// <param name="Process">The process there.</param>
/// <param name="Permits">Items and calls at once.</param>
/// <param name="Playing">Items that are played now.</param>
/// <param name="Waiting">Items that wait there.</param>
/// <param name="Done">Items that ended well.</param>
/// <param name="Failed">Items that failed.</param>
/// <param name="Calls">Calls made.</param>
/// <param name="Cost">What is known of their cost, in US dollars.</param>
/// <param name="Spooled">Replies that wait for the store.</param>
/// <param name="Age">How long it lives.</param>
public sealed record ClusterWorker(
    string Session, string Host, int Process, int Permits, int Playing, int Waiting, long Done, long Failed, long Calls, decimal Cost, int Spooled, TimeSpan Age);

/// <summary>One run that is driven, as its driver said last.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Kind">What plays it.</param>
/// <param name="Host">The driver's machine.</param>
/// <param name="Process">The process there.</param>
/// <param name="Sent">Items that are sent and have not come back.</param>
/// <param name="Done">Items that stand in the run's folder since this driver began.</param>
/// <param name="Failed">Those that failed instead.</param>
/// <param name="Age">How long it drives.</param>
public sealed record DrivenRun(string RunId, string Kind, string Host, int Process, int Sent, long Done, long Failed, TimeSpan Age);

/// <summary>Looks at a cluster.</summary>
public static class ClusterReport
{
    /// <summary>The workers that live.</summary>
    /// <param name="link">The way into the cluster.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<ClusterWorker>> WorkersAsync(ClusterLink link, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(time);
        return
        [
            .. (await link.SilosAsync(cancellationToken)).Select(s => new ClusterWorker(
                s.Session, s.State.Host, s.State.Process, s.State.Permits, s.State.Playing, s.State.Waiting, s.State.Done, s.State.Failed, s.State.Calls, s.State.Cost, s.State.Spooled, time.GetUtcNow() - s.State.Since)),
        ];
    }

    /// <summary>The runs that are driven.</summary>
    /// <param name="link">The way into the cluster.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<DrivenRun>> RunsAsync(ClusterLink link, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(time);
        return [.. (await link.DriversAsync(cancellationToken)).Select(d => new DrivenRun(d.RunId, d.Kind, d.Host, d.Process, d.Sent, d.Done, d.Failed, time.GetUtcNow() - d.Since))];
    }
}
