using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A store by key of some kind, empty, gone afterwards.</summary>
internal sealed class Backend(IKeyStore keys, ClusterAddress? address, IDisposable? server) : IAsyncDisposable
{
    public IKeyStore Keys => keys;

    /// <summary>Where silos meet; null for the stand-in.</summary>
    public ClusterAddress? Address => address;

    public static async Task<Backend> OpenAsync(string kind)
    {
        switch (kind)
        {
            case "embedded":
                var store = await Store.StartAsync();
                return new(await KeyStores.OpenAsync(store.Address), store.Address, store);
            case "redis":
                var redis = await Redis.StartAsync();
                return new(await KeyStores.OpenAsync(redis.Address), redis.Address, redis);
            case "postgres":
                var server = Postgres.Start() ?? throw new InvalidOperationException("no server");
                return new(await KeyStores.OpenAsync(server.Address), server.Address, server);
            default:
                return new(new FakeKeys(), null, null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await keys.DisposeAsync();
        server?.Dispose();
    }
}
