using System.Diagnostics;
using System.Globalization;
using LearningThePrior.Cluster;
using LearningThePrior.Cluster.Silos;

namespace LearningThePrior.Cli.Clustering;

/// <summary>
/// A cluster on this machine for one run: a store and some workers as processes, which end with this one and are started again when they die. The store's
/// file lies in the run's folder until the run is closed.
/// </summary>
internal sealed class LocalSilos : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Hundreds of calls under way at once keep much alive and drop more: room for new objects.
    private static readonly (string Name, string Value)[] Runtime = [("DOTNET_GCgen0size", "0x4000000"), ("DOTNET_GCConserveMemory", "0")];

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _kept = [];
    private readonly string _folder;

    private LocalSilos(string folder, int port) => (_folder, Address) = (folder, ClusterAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{port}")));

    public ClusterAddress Address { get; }

    public static async Task<LocalSilos> StartAsync(int silos, ClusterRequest request, TextWriter error, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(request.Folder, "cluster");
        Directory.CreateDirectory(folder);
        var port = ClusterNetwork.FreePort();
        LocalSilos local = new(folder, port);
        var permits = Math.Max(1, (request.Concurrency + silos - 1) / silos);
        local._kept.Add(local.KeepAsync("store", ["store", "--port", Text(port), "--folder", Path.Combine(folder, "store")]));
        await local.AnswersAsync(port, cancellationToken);
        for (var i = 1; i <= silos; i++)
        {
            local._kept.Add(local.KeepAsync($"worker-{i}", ["worker", "--cluster", local.Address.Place, "--permits", Text(permits), "--spool", Path.Combine(folder, $"spool-{i}")]));
        }

        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{silos} workers with {permits} permits each meet at {local.Address.Place} ('ltp cluster status --cluster {local.Address.Place}')"));
        return local;
    }

    /// <summary>Ends all processes and deletes the store: the run is closed.</summary>
    public async Task EndAsync()
    {
        await DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_kept);
    }

    private async Task KeepAsync(string name, string[] args)
    {
        while (!_stop.IsCancellationRequested)
        {
            using var process = Start(args);
            await using (var file = new StreamWriter(Path.Combine(_folder, name + ".log"), append: true) { AutoFlush = true })
            {
                var log = TextWriter.Synchronized(file);
                await Task.WhenAll(CopyAsync(process.StandardOutput, log), CopyAsync(process.StandardError, log), EndsAsync(process));
            }

            await ((Task)Task.Delay(Pause, _stop.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task CopyAsync(StreamReader from, TextWriter log)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await log.WriteLineAsync(line);
        }
    }

    private async Task EndsAsync(Process process)
    {
        await process.WaitForExitAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static Process Start(string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LearningThePrior.Cli.exe" : "LearningThePrior.Cli");
        var isThere = File.Exists(program);
        ProcessStartInfo start = new(isThere ? program : "dotnet", [.. isThere ? [] : (string[])[Path.Combine(AppContext.BaseDirectory, "LearningThePrior.Cli.dll")], .. args, "--with-parent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Runtime)
        {
            start.Environment.TryAdd(name, value);
        }

        return Process.Start(start)!;
    }

    private async Task AnswersAsync(int port, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using System.Net.Sockets.TcpClient client = new();
                await client.ConnectAsync(System.Net.IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (System.Net.Sockets.SocketException) when (tries < 300)
            {
                await Task.Delay(100, cancellationToken);
            }
            catch (System.Net.Sockets.SocketException)
            {
                throw new UserException($"the local store did not start; {Path.Combine(_folder, "store.log")} says why.");
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
