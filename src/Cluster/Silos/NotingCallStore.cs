using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cluster.Silos;

/// <summary>Notes which replies an item rests on.</summary>
internal sealed class NotingCallStore(ICallStore inner) : ICallStore
{
    public string Place => inner.Place;

    public string Session => inner.Session;

    public string PlaceOf(CallKey key) => inner.PlaceOf(key);

    public async ValueTask<ReadOnlyMemory<byte>?> FindAsync(CallKey key, CancellationToken cancellationToken)
    {
        var found = await inner.FindAsync(key, cancellationToken);
        if (found is not null)
        {
            ItemScope.Current?.Add(key);
        }

        return found;
    }

    public ValueTask IntendAsync(CallIntent intent, CancellationToken cancellationToken) => inner.IntendAsync(intent, cancellationToken);

    public ValueTask SettleAsync(CallIntent intent, CancellationToken cancellationToken)
    {
        if (ItemScope.Current is { } scope && !scope.Has(intent))
        {
            scope.Unsettled.Enqueue(intent);
            return ValueTask.CompletedTask;
        }

        return inner.SettleAsync(intent, cancellationToken);
    }

    public async ValueTask<bool> KeepAsync(CallKey key, string? runId, ReadOnlyMemory<byte> reply, bool replace, CancellationToken cancellationToken)
    {
        ItemScope.Current?.Add(key);
        return await inner.KeepAsync(key, runId, reply, replace, cancellationToken);
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> RepliesOfAsync(string runId, CancellationToken cancellationToken) => inner.RepliesOfAsync(runId, cancellationToken);

    public IAsyncEnumerable<CallIntent> PerhapsPaidAsync(string? runId, CancellationToken cancellationToken) => inner.PerhapsPaidAsync(runId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
