using LearningThePrior.Cluster.Silos;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>The embedded store within the test's process, on a free port.</summary>
internal sealed class Store : IDisposable
{
    private readonly ClusterStore _store;
    private readonly string _folder;
    private readonly bool _isOwn;

    private Store(string folder, bool isOwn, int port, string? secret)
    {
        (_folder, _isOwn, Port) = (folder, isOwn, port);
        _store = new(folder, "127.0.0.1", port, secret);
    }

    public int Port { get; }

    public ClusterAddress Address => ClusterAddress.Parse($"redis://127.0.0.1:{Port}");

    public static Task<Store> StartAsync(string? secret = null, string? folder = null) =>
        Task.Run(() => new Store(folder ?? Directory.CreateTempSubdirectory("ltp-store-").FullName, folder is null, ClusterNetwork.FreePort(), secret));

    public void Dispose()
    {
        _store.Dispose();
        if (_isOwn)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
