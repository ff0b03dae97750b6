using System.CommandLine;
using LearningThePrior.Cluster;

namespace LearningThePrior.Cli.Clustering;

/// <summary><c>ltp store</c>: the store that a cluster meets at.</summary>
internal static class StoreCommand
{
    public static Command Make(TextWriter error)
    {
        var port = new Option<int>("--port") { Description = "The port. Default: 7007.", DefaultValueFactory = _ => 7007 };
        var folder = new Option<string>("--folder") { Description = "Where its file is; what is there goes on. Default: ltp-store.", DefaultValueFactory = _ => "ltp-store" };
        var bind = new Option<string>("--bind") { Description = "The address to listen on. Default: 127.0.0.1, which only this machine reaches.", DefaultValueFactory = _ => "127.0.0.1" };
        var tls = new Option<string?>("--tls") { Description = $"A PKCS #12 file, to encrypt with; its password is read from {Addresses.CertificatePassword}." };
        var withParent = ChildProcess.Option();
        var command = new Command("store", $"""
            Run the store that a cluster meets at: calls, intents, results and who is alive.
            It speaks the Redis protocol; every write is in its append-only file before it is acknowledged, and a store that is started again in its folder
            goes on from there. A Redis server that keeps an append-only file will do as well. The shared secret is read from {ClusterAddress.SecretVariable}; any other address than
            loopback needs it, and --tls.

            Examples:
              ltp store --folder /data/ltp-store
              LTP_CLUSTER_SECRET=... ltp store --bind 10.0.0.5 --tls cluster.pfx
            """)
        {
            port, folder, bind, tls, withParent,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            using var stop = ChildProcess.Token(parsed.GetValue(withParent), cancellationToken);
            var (host, secret) = (parsed.GetValue(bind)!, Environment.GetEnvironmentVariable(ClusterAddress.SecretVariable));
            if (!Addresses.IsLoopback(host) && (string.IsNullOrEmpty(secret) || parsed.GetValue(tls) is null))
            {
                throw new UserException($"--bind {host}: others can reach it there, so that it needs a shared secret ({ClusterAddress.SecretVariable}) and --tls.");
            }

            if (parsed.GetValue(port) is not (>= 1 and <= 65_535))
            {
                throw new UserException("--port must be from 1 to 65535.");
            }

            using var store = new ClusterStore(
                parsed.GetValue(folder)!, host, parsed.GetValue(port), string.IsNullOrEmpty(secret) ? null : secret, parsed.GetValue(tls), Environment.GetEnvironmentVariable(Addresses.CertificatePassword));
            error.WriteLine($"The store is at {(parsed.GetValue(tls) is null ? "redis" : "rediss")}://{host}:{parsed.GetValue(port)}, in {Path.GetFullPath(parsed.GetValue(folder)!)}. Ctrl-C ends it; nothing is lost.");
            await ((Task)Task.Delay(Timeout.Infinite, stop.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Success;
        });
        return command;
    }
}
