using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cluster.Silos;

namespace LearningThePrior.Cli.Clustering;

/// <summary><c>ltp worker</c>: a process that plays items of whatever runs a cluster is sent.</summary>
internal static class WorkerCommand
{
    private const int MostPermits = 100_000;

    public static Command Make(TextWriter error)
    {
        var cluster = new Option<string>("--cluster") { Description = "The cluster's store: redis://HOST:PORT, or rediss:// (encrypted).", Required = true };
        var permits = new Option<int>("--permits") { Description = "Items played, and calls under way, at once. Default: 64.", DefaultValueFactory = _ => 64 };
        var bind = new Option<string>("--bind") { Description = "The address that other workers reach this one by. Default: 127.0.0.1, for a cluster on one machine.", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--port") { Description = "The port for other workers; the next one is for drivers. Default: free ones." };
        var tls = new Option<string?>("--tls") { Description = $"The cluster's certificate, a PKCS #12 file. Default: {Addresses.Certificate} names it." };
        var spool = new Option<string?>("--spool") { Description = "Where replies wait that the store cannot take. Default: a folder of this user's." };
        var probe = new Option<double>("--probe") { Description = "Seconds between looks whether other workers live; one that misses two is dead. Default: 2.", DefaultValueFactory = _ => 2 };
        var withParent = ChildProcess.Option();
        var command = new Command("worker", """
            Join a cluster and play what it is sent: debates, comparisons, worlds to learn.
            Keys of models are read from this process's environment. Documents must be found under the same paths on every host. A worker may be killed at any
            moment: what it played is begun elsewhere, no call that was answered is paid for again, and calls under way are listed.

            Examples:
              ltp worker --cluster redis://127.0.0.1:7007 --permits 256
              LTP_CLUSTER_SECRET=... ltp worker --cluster rediss://10.0.0.5:7007 --bind 10.0.0.6 --tls cluster.pfx
            """)
        {
            cluster, permits, bind, port, tls, spool, probe, withParent,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            using var stop = ChildProcess.Token(parsed.GetValue(withParent), cancellationToken);
            var address = Addresses.Parse(parsed.GetRequiredValue(cluster), parsed.GetValue(tls));
            if (address.Local > 0)
            {
                throw new UserException("--cluster local:N starts its own workers; a worker joins the store of a cluster, redis://HOST:PORT.");
            }

            if (parsed.GetValue(permits) is not (>= 1 and <= MostPermits))
            {
                throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--permits must be from 1 to {MostPermits}; {parsed.GetValue(permits)} is not."));
            }

            var host = parsed.GetValue(bind)!;
            if (!Addresses.IsLoopback(host) && (address.Secret is null || address.CertificateFile is null))
            {
                throw new UserException($"--bind {host}: others can reach it there, so that it needs the cluster's secret and --tls.");
            }

            if (parsed.GetValue(probe) is not (>= .2 and <= 600))
            {
                throw new UserException("--probe must be from 0.2 to 600 seconds.");
            }

            var options = new SiloOptions
            {
                Address = address,
                Permits = parsed.GetValue(permits),
                Bind = host,
                Port = parsed.GetValue(port),
                GatewayPort = parsed.GetValue(port) is > 0 and var first ? first + 1 : 0,
                Spool = parsed.GetValue(spool) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "ltp", "spool"),
                Probe = TimeSpan.FromSeconds(parsed.GetValue(probe)),
            };
            await using var silo = await ClusterSilo.JoinAsync(options, WorkerJobs.Open, TimeProvider.System, stop.Token);
            error.WriteLine($"{silo.Session} has joined {address.Place} with {options.Permits} permits. Ctrl-C ends it; what it plays is begun elsewhere.");
            await silo.EndAsync(stop.Token);
            return ExitCode.Success;
        });
        return command;
    }
}
