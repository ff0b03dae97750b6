using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.ModelServing;
using LearningThePrior.ModelServing.Brain;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A cluster of real processes on this machine: a store, workers and drivers, the program that users start; and a server that talks.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    /// <summary>Long enough on a machine that many use at once.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly ConcurrentBag<Process> _started = [];
    private readonly int _questions;

    private Fleet(ModelServer server, int questions)
    {
        (Server, _questions) = (server, questions);
        Folder = Directory.CreateTempSubdirectory("ltp-fleet-").FullName;
        Directory.CreateDirectory(In("house"));
        File.WriteAllText(In("house/boiler.md"), "# The boiler\n\nThe boiler was installed in 1987. It burns heating oil from the tank below the yard.\n");
        File.WriteAllText(In("house/roof.md"), "# The roof\n\nThe roof is of slate and was laid in the year 1954.\n");
        File.WriteAllLines(In("questions.jsonl"), Enumerable.Range(0, questions).Select(i => $$"""{"id":"q{{i:D3}}","question":"Does boiler number {{i}} burn oil?","correct":"yes"}"""));
        File.WriteAllText(In("prices.json"), """{"test/talker": {"input": 2, "output": 8}, "test/judge": {"input": 2, "output": 8}}""");
        Port = ClusterNetwork.FreePort();
    }

    public ModelServer Server { get; }

    public string Folder { get; }

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{Port}");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Fleet> BeginAsync(int questions, int latency) => new(
        await ModelServer.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(latency), Script = new DebateBrain(reads: 2).Reply }), questions);

    public string In(string name) => Path.Combine(Folder, name);

    public string[] Debate(string run, params string[] more) =>
    [
        "debate", "--questions", "questions.jsonl", "--tree", "house", "--debater", $"test/talker@{Server.Address}", "--judge", $"test/judge@{Server.Address}",
        "--rounds", "1", "--prices", In("prices.json"), "--concurrency", "16", "--out", In(run), .. more,
    ];

    public string[] Resume(string run, params string[] more) => ["debate", "--resume", In(run), "--prices", In("prices.json"), "--concurrency", "16", .. more];

    /// <summary>Starts the program; a worker elsewhere than a driver.</summary>
    public Process Start(params string[] args)
    {
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "LearningThePrior.Cli"), args)
        {
            WorkingDirectory = args[0] == "worker" ? Path.GetTempPath() : Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        _started.Add(process);
        return process;
    }

    /// <summary>Starts the store, and waits until it answers.</summary>
    public async Task<Process> StoreAsync()
    {
        var process = Drained(Start("store", "--port", $"{Port}", "--folder", In("store"), "--with-parent"));
        while (!await AnswersAsync())
        {
            Assert.False(process.HasExited, "The store ended.");
            await Task.Delay(50, Token);
        }

        return process;
    }

    /// <summary>Starts a worker, and waits until it has joined.</summary>
    public async Task<Process> WorkerAsync(string? address = null, int permits = 8)
    {
        var process = Start("worker", "--cluster", address ?? Address, "--permits", $"{permits}", "--probe", "1.5", "--spool", In($"spool-{_started.Count}"), "--with-parent");
        var line = await process.StandardError.ReadLineAsync(Token).AsTask().WaitAsync(Patience, TimeProvider.System, Token);
        Assert.Contains("has joined", line, StringComparison.Ordinal);
        return Drained(process);
    }

    /// <summary>What a driver says until it ends.</summary>
    public static async Task<(int Code, string Output, string Error)> FinishAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token).WaitAsync(Patience, TimeProvider.System, Token);
        return (process.ExitCode, await output, await error);
    }

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => FinishAsync(Start(args));

    /// <summary>Waits until so many further requests have come, or until a process is over.</summary>
    public async Task SomeAsync(int requests, Process until)
    {
        var sent = Server.Counts.Requests + requests;
        while (Server.Counts.Requests < sent && !until.HasExited)
        {
            await Task.Delay(2, Token);
        }
    }

    /// <summary>Waits until another driver than one holds the run; workers play on without any.</summary>
    public async Task<string> HolderAsync(string but)
    {
        await using var keys = await KeyStores.OpenAsync(ClusterAddress.Parse(Address));
        while (true)
        {
            var held = (await keys.KeysAsync("ltp:run:", Token)).FirstOrDefault(k => k.EndsWith(":driver", StringComparison.Ordinal));
            if (held is not null && await keys.GetAsync(held, Token) is { } name && Encoding.UTF8.GetString(name) is var holder && holder != but)
            {
                return holder;
            }

            await Task.Delay(50, Token);
        }
    }

    public static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(Token);
    }

    public static void Freeze(Process process) => Signal(process, "STOP");

    public static void Thaw(Process process) => Signal(process, "CONT");

    /// <summary>The run's store, file by file.</summary>
    public Dictionary<string, string> Store(string run) => new[] { "debates", "judgements", "keys", "nodes", "items" }
        .ToDictionary(f => f, f => File.ReadAllText(Path.Combine(In(run), f + ".jsonl")));

    /// <summary>Asserts that two runs hold the same, line by line.</summary>
    public void RequireSame(string one, string other)
    {
        var (expected, actual) = (Store(one), Store(other));
        Assert.All(expected, file => Assert.Equal(file.Value.Split('\n'), actual[file.Key].Split('\n')));
    }

    /// <summary>How many calls were told to be perhaps paid.</summary>
    public static int PerhapsPaid(string error) => error.Split('\n').FirstOrDefault(l => l.StartsWith("Perhaps paid: ", StringComparison.Ordinal)) is { } line
        ? int.Parse(line.Split(' ')[2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
        : 0;

    public int Questions => _questions;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }

            process.Dispose();
        }

        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static Process Drained(Process process)
    {
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        return process;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, Port, Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Signal(Process process, string signal)
    {
        using var shell = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        shell.WaitForExit();
    }
}
