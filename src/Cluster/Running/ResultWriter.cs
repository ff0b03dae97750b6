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
    // A few hundred kilobytes an answer.
    private const int RepliesAtOnce = 200;

    /// <summary>Keeps here the replies that items rest on; before <see cref="Write"/>, so that nothing stands there without them.</summary>
    public async Task KeepRepliesAsync(IEnumerable<ItemResult> results, CancellationToken cancellationToken)
    {
        if (here is null)
        {
            return;
        }

        foreach (var keys in results.SelectMany(r => r.Replies).Chunk(RepliesAtOnce))
        {
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

    /// <summary>Writes what an item yielded.</summary>
    public void Write(ItemResult result)
    {
        calls?.Write(result.Calls);
        store.Append(result.Lines);
        foreach (var (name, content) in result.Files)
        {
            store.Write(name, content);
        }
    }
}
