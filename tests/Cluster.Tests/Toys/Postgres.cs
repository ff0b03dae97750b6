using System.Diagnostics;
using LearningThePrior.Cluster.Silos;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A PostgreSQL server of the test's own, as Debian's package has it; the test is skipped where there is none.</summary>
internal sealed class Postgres : IDisposable
{
    private readonly string _folder;
    private readonly string _bin;

    private Postgres(string folder, string bin, int port) => (_folder, _bin, Port) = (folder, bin, port);

    public int Port { get; }

    public ClusterAddress Address => ClusterAddress.Parse($"postgres://postgres@127.0.0.1:{Port}/postgres");

    public static Postgres? Start()
    {
        var bin = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb"))) : null;
        Assert.SkipWhen(bin is null, "There is no PostgreSQL here (apt-get install postgresql): its store is not tested.");
        var folder = Directory.CreateTempSubdirectory("ltp-postgres-").FullName;
        Postgres server = new(folder, bin!, ClusterNetwork.FreePort());

        // A server does not run as root.
        server.Run($"chown postgres {folder} 2>/dev/null; chmod 700 {folder}");
        server.Run(AsPostgres($"{bin}/initdb -D {folder}/data -U postgres -A trust -N >/dev/null"));
        server.Run(AsPostgres($"{bin}/pg_ctl -D {folder}/data -w -l {folder}/log -o \"-p {server.Port} -k {folder} -c listen_addresses=127.0.0.1\" start >/dev/null"));
        return server;
    }

    public void Dispose()
    {
        Run(AsPostgres($"{_bin}/pg_ctl -D {_folder}/data -m immediate stop >/dev/null"));
        Directory.Delete(_folder, recursive: true);
    }

    private static string AsPostgres(string command) => Environment.UserName == "root" ? $"su postgres -c '{command}'" : command;

    private void Run(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command]);
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0, command + (File.Exists($"{_folder}/log") ? File.ReadAllText($"{_folder}/log") : ""));
    }
}
