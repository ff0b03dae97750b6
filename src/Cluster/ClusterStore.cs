using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster;

/// <summary>The store that a cluster meets at, in this process: Garnet, whose every write is in its append-only file before it is acknowledged.</summary>
public sealed class ClusterStore : IDisposable
{
    private readonly EmbeddedStore _store;

    /// <summary>Starts it; what an earlier one left in the folder is there again.</summary>
    /// <param name="folder">Where its file is.</param>
    /// <param name="bind">The address that it listens on.</param>
    /// <param name="port">The port.</param>
    /// <param name="secret">The shared secret; null for none.</param>
    /// <param name="certificate">A PKCS #12 file, to encrypt; null for none.</param>
    /// <param name="certificatePassword">Its password; null for none.</param>
    /// <exception cref="StoreException">It cannot start.</exception>
    public ClusterStore(string folder, string bind, int port, string? secret = null, string? certificate = null, string? certificatePassword = null) =>
        _store = new(folder, bind, port, secret, certificate, certificatePassword);

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();
}
