using System.Text.Json;
using LearningThePrior.Cluster.Running;

namespace LearningThePrior.Cluster.Silos;

/// <summary>Plays one item. It keeps nothing: calls are in the store, and what the item yielded goes there too.</summary>
internal sealed class ItemGrain(SiloWork work) : Grain, IItemGrain
{
    // Longer than any item; it ends by itself.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private Task _playing = Task.CompletedTask;

    public Task StartAsync(byte[] item)
    {
        if (_playing.IsCompleted)
        {
            DelayDeactivation(Longest);
            _playing = PlayAsync(JsonSerializer.Deserialize(item, ClusterJson.Default.SentItem)!);
        }

        return Task.CompletedTask;
    }

    private async Task PlayAsync(SentItem item)
    {
        var run = this.GetPrimaryKeyString().Split('\n', 2)[0];

        // Not on the grain's own scheduler: an item is long, and its calls are many.
        await Task.Run(() => work.PlayAsync(run, item));
        DeactivateOnIdle();
    }
}
