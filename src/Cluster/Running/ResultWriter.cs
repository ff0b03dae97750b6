using LearningThePrior.Cluster.Stores;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cluster.Running;

/// <summary>Writes what items yielded elsewhere into their run's folder here.</summary>
/// <param name="runId">The run.</param>
/// <param name="there">The calls in the cluster's store.</param>
/// <param name="here">The replies in the folder; null where it keeps none.</param>
/// <param name="calls">The run's file of calls; null for none.</param>
/// <param name="store">The run's store.</param>
/// <param name="time">The clock.</param>
internal sealed class ResultWriter(string runId, KeyCallStore there, ICallStore? here, CallLog? calls, IItemStore store, TimeProvider time)
{
    /// <summary>Writes what an item yielded; first its replies, so that nothing stands there without the replies that it rests on.</summary>
    public async Task WriteAsync(ItemResult result, CancellationToken cancellationToken)
    {
        await KeepRepliesAsync(result.Replies, cancellationToken);
        calls?.Write(result.Calls);
        store.Append(result.Lines);
        foreach (var (name, content) in result.Files)
        {
            store.Write(name, content);
        }
    }

    private async Task KeepRepliesAsync(IReadOnlyList<CallKey> keys, CancellationToken cancellationToken)
    {
        if (here is null || keys.Count == 0)
        {
            return;
        }

        var replies = await Outage.OutlastAsync(() => there.FindAsync(keys, cancellationToken).AsTask(), time, cancellationToken);
        foreach (var (key, reply) in keys.Zip(replies))
        {
            if (reply is not null)
            {
                await here.KeepAsync(key, runId, reply, replace: false, cancellationToken);
            }
        }
    }
}
