using Garnet;
using LearningThePrior.Cluster.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace LearningThePrior.Cluster;

/// <summary>The store that a cluster meets at, in this process: Garnet, whose every write is in its append-only file before it is acknowledged.</summary>
public sealed class ClusterStore : IDisposable
{
    private readonly GarnetServer _server;

    /// <summary>Starts it; what an earlier one left in the folder is there again.</summary>
    /// <param name="folder">Where its file is.</param>
    /// <param name="bind">The address that it listens on.</param>
    /// <param name="port">The port.</param>
    /// <param name="secret">The shared secret; null for none.</param>
    /// <param name="certificate">A PKCS #12 file, to encrypt; null for none.</param>
    /// <param name="certificatePassword">Its password; null for none.</param>
    /// <exception cref="StoreException">It cannot start.</exception>
    public ClusterStore(string folder, string bind, int port, string? secret = null, string? certificate = null, string? certificatePassword = null)
    {
        Directory.CreateDirectory(folder);
        string[] args =
        [
            "--port", $"{port}", "--bind", bind, "-q", "--lua", "--recover",
            "--aof", "--aof-commit-freq", "0", "--aof-commit-wait", "--aof-memory", "64m", "--aof-page-size", "8m",
            "--checkpointdir", Path.GetFullPath(folder),

            // The native device wants libaio, which few images have.
            "--device-type", "RandomAccess",

            // Without a second tier what does not fit into memory would be forgotten.
            "--storage-tier", "true", "--logdir", Path.GetFullPath(folder),
            "--memory", "1g", "--page", "4m", "--segment", "64m", "--index", "64m", "--index-max-size", "512m",
            .. secret is null ? [] : (string[])["--auth", "Password", "--password", secret],
            .. certificate is null ? [] : (string[])["--tls", "--cert-file-name", certificate, "--cert-password", certificatePassword ?? "", "--client-certificate-required", "false"],
        ];
        try
        {
            _server = new(args, NullLoggerFactory.Instance);
            _server.Start();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new StoreException($"the store cannot start on {bind}:{port} in {folder}: {e.Message.Split('\n')[0]}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();
}
