namespace LearningThePrior.Cluster.Stores;

/// <summary>Opens the store of an address.</summary>
internal static class KeyStores
{
    /// <exception cref="StoreException">It cannot be reached.</exception>
    public static async Task<IKeyStore> OpenAsync(ClusterAddress address) => address.IsPostgres ? await PostgresKeys.ConnectAsync(address) : await RedisKeys.ConnectAsync(address);
}
