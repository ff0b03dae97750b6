using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LearningThePrior.ModelServing;
using LearningThePrior.ModelServing.Brain;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>
/// How near a cluster on this machine comes to what its permits allow, and to what its cores allow, beside one process in the same run: permits allow calls / permits x latency,
/// cores as many calls as a process makes that does nothing but call and record.
/// </summary>
internal static class ClusterCommand
{
    private const int CallsADebate = 6;

    public static Command Make(TextWriter output)
    {
        var debates = new Option<int>("--debates") { Description = "Debates of six calls. Default: 10000.", DefaultValueFactory = _ => 10_000 };
        var silos = new Option<int>("--silos") { Description = "Workers. Default: 3.", DefaultValueFactory = _ => 3 };
        var permits = new Option<int>("--permits") { Description = "Calls under way in each. Default: 256.", DefaultValueFactory = _ => 256 };
        var latency = new Option<int>("--latency") { Description = "Milliseconds of a call. Default: 50.", DefaultValueFactory = _ => 50 };
        var command = new Command("cluster", """
            Debates on one process and on a cluster of this machine, against what permits allow (calls x latency / permits) and what
            cores allow: the processor time of as many calls that are recorded and do nothing else, in one process. The model's server
            runs here too, and shares the cores.
            """)
        {
            debates, silos, permits, latency,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (count, workers, each, wait) = (parsed.GetValue(debates), parsed.GetValue(silos), parsed.GetValue(permits), TimeSpan.FromMilliseconds(parsed.GetValue(latency)));
            var folder = Directory.CreateTempSubdirectory("ltp-cluster-").FullName;
            await using var server = await ModelServer.StartAsync(new() { Latency = wait, KeepRequests = false, Script = new DebateBrain(reads: 0).Reply });
            await File.WriteAllTextAsync(Path.Combine(folder, "house.md"), "# The boiler\n\nIt burns oil.\n", cancellationToken);
            await File.WriteAllLinesAsync(Path.Combine(folder, "questions.jsonl"), Enumerable.Range(0, count).Select(i => $$"""{"id":"q{{i:D6}}","question":"Does boiler {{i}} burn oil?","correct":"yes"}"""), cancellationToken);
            var bare = await RecordedCallAsync(server, each, wait, cancellationToken);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A call that is recorded and nothing else: {bare * 1e3:F2} ms of processor time, the server's included; {Environment.ProcessorCount} cores."));
            output.WriteLine("| | permits | calls | s, from the first call | calls/s | of what permits allow | of what cores allow | processor time, ms a debate |");
            output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
            await MeasureAsync("one process", each, []);
            await MeasureAsync(string.Create(CultureInfo.InvariantCulture, $"{workers} workers"), each * workers, ["--cluster", string.Create(CultureInfo.InvariantCulture, $"local:{workers}")]);
            Directory.Delete(folder, recursive: true);
            return 0;

            async Task MeasureAsync(string name, int all, string[] more)
            {
                var run = Path.Combine(folder, name.Replace(' ', '-'));
                var (made, seconds, processor) = await RunAsync(
                    server,
                    folder,
                    run,
                    [
                        "debate", "--questions", "questions.jsonl", "--tree", "house.md", "--debater", $"test/talker@{server.Address}", "--judge", $"test/judge@{server.Address}", "--rounds", "2",
                        "--concurrency", all.ToString(CultureInfo.InvariantCulture), "--out", run, .. more,
                    ],
                    cancellationToken);
                var (byPermits, byCores) = (made * wait.TotalSeconds / all, made * bare / Environment.ProcessorCount);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {all:N0} | {made:N0} | {seconds:F1} | {made / seconds:N0} | {byPermits / seconds:P0} | {byCores / seconds:P0} | {string.Join(", ", processor.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value * 1e3 * CallsADebate / made:F2}")))} |"));
            }
        });
        return command;
    }

    /// <summary>Processor seconds of a call that is made and recorded, and of the server's answer.</summary>
    private static async Task<double> RecordedCallAsync(ModelServer server, int concurrency, TimeSpan latency, CancellationToken cancellationToken)
    {
        var plan = new GatewayPlan(1_000, CallsADebate, concurrency, latency);
        var seconds = 0.0;
        foreach (var load in GatewayLoads.All(server.Address))
        {
            using (load)
            {
                seconds = load.Name == GatewayLoads.WholeWay ? (await plan.RunAsync(load, cancellationToken)).Processor / plan.All : seconds;
            }
        }

        return seconds;
    }

    /// <summary>Plays a run, from the first call until its last debate is in the folder; the tables after it are not what is measured.</summary>
    private static async Task<(int Calls, double Seconds, SortedDictionary<string, double> Processor)> RunAsync(
        ModelServer server, string folder, string run, string[] args, CancellationToken cancellationToken)
    {
        var before = server.Counts.Requests;
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LearningThePrior.Cli"), args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        while (server.Counts.Requests == before && !process.HasExited)
        {
            await Task.Delay(5, cancellationToken);
        }

        using var own = Process.GetCurrentProcess();
        var processor = new ProcessorSeconds(process);
        var (first, last, length) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0L);
        var (atFirst, atLast) = (Used(), (IReadOnlyDictionary<string, double>)new Dictionary<string, double>());
        var items = Path.Combine(run, "items.jsonl");
        while (!process.HasExited)
        {
            if ((new FileInfo(items) is { Exists: true } there ? there.Length : 0) is var now && now > length)
            {
                (last, length, atLast) = (Stopwatch.GetElapsedTime(first), now, Used());
            }

            await Task.Delay(100, cancellationToken);
        }

        var texts = await said;
        return process.ExitCode == 0
            ? (server.Counts.Requests - before, last.TotalSeconds, new(atLast.ToDictionary(p => p.Key, p => p.Value - atFirst.GetValueOrDefault(p.Key)), StringComparer.Ordinal))
            : throw new InvalidOperationException(string.Join('\n', texts));

        Dictionary<string, double> Used()
        {
            own.Refresh();
            return new(processor.Read()) { ["server"] = own.TotalProcessorTime.TotalSeconds };
        }
    }
}
