using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LearningThePrior.Cluster.Silos;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A Redis server of the test's own, as Debian's package has it, that keeps each write before it acknowledges it; the test is skipped where there is none.</summary>
internal sealed class Redis : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ltp-redis-").FullName;
    private readonly Process _server;

    private Redis(string program)
    {
        Port = ClusterNetwork.FreePort();
        _server = Process.Start(
            program,
            ["--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--dir", _folder, "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--logfile", "log"]);
    }

    public int Port { get; }

    public ClusterAddress Address => ClusterAddress.Parse($"redis://127.0.0.1:{Port}");

    public static async Task<Redis> StartAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(d => Path.Combine(d, "redis-server")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "There is no Redis server here (apt-get install redis-server): it is not tested as a store.");
        Redis server = new(program!);
        while (!server.Answers())
        {
            Assert.False(server._server.HasExited, "redis-server ended.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return server;
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private bool Answers()
    {
        try
        {
            using TcpClient client = new();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
