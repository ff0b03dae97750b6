using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LearningThePrior.ModelServing;
using LearningThePrior.ModelServing.Brain;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary>How near a cluster on this machine comes to what its permits allow, beside one process in the same run.</summary>
internal static class ClusterCommand
{
    public static Command Make(TextWriter output)
    {
        var debates = new Option<int>("--debates") { Description = "Debates of six calls. Default: 10000.", DefaultValueFactory = _ => 10_000 };
        var silos = new Option<int>("--silos") { Description = "Workers. Default: 3.", DefaultValueFactory = _ => 3 };
        var permits = new Option<int>("--permits") { Description = "Calls under way in each. Default: 256.", DefaultValueFactory = _ => 256 };
        var latency = new Option<int>("--latency") { Description = "Milliseconds of a call. Default: 50.", DefaultValueFactory = _ => 50 };
        var command = new Command("cluster", "Debates on one process and on a cluster of this machine, against calls x latency / permits.") { debates, silos, permits, latency };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (count, each, wait) = (parsed.GetValue(debates), parsed.GetValue(permits), parsed.GetValue(latency));
            var folder = Directory.CreateTempSubdirectory("ltp-cluster-").FullName;
            await using var server = await ModelServer.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(wait), KeepRequests = false, Script = new DebateBrain(reads: 0).Reply });
            await File.WriteAllTextAsync(Path.Combine(folder, "house.md"), "# The boiler\n\nIt burns oil.\n", cancellationToken);
            await File.WriteAllLinesAsync(Path.Combine(folder, "questions.jsonl"), Enumerable.Range(0, count).Select(i => $$"""{"id":"q{{i:D6}}","question":"Does boiler {{i}} burn oil?","correct":"yes"}"""), cancellationToken);
            output.WriteLine("| | permits | calls | s, from the first call | ideal, s | share of the ideal |");
            output.WriteLine("| --- | --- | --- | --- | --- | --- |");
            await RunAsync("one process", each, []);
            await RunAsync(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(silos)} workers"), each * parsed.GetValue(silos), ["--cluster", string.Create(CultureInfo.InvariantCulture, $"local:{parsed.GetValue(silos)}")]);
            Directory.Delete(folder, recursive: true);
            return 0;

            async Task RunAsync(string name, int all, string[] more)
            {
                var before = server.Counts.Requests;
                string[] args =
                [
                    "debate", "--questions", "questions.jsonl", "--tree", "house.md", "--debater", $"test/talker@{server.Address}", "--judge", $"test/judge@{server.Address}", "--rounds", "2",
                    "--concurrency", all.ToString(CultureInfo.InvariantCulture), "--out", name.Replace(' ', '-'), .. more,
                ];
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

                // Until the last debate is in the folder; the tables after it are not what is measured.
                var (first, last, calls) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0L);
                var items = Path.Combine(folder, name.Replace(' ', '-'), "items.jsonl");
                while (!process.HasExited)
                {
                    var now = new FileInfo(items) is { Exists: true } there ? there.Length : 0;
                    (last, calls) = now > calls ? (Stopwatch.GetElapsedTime(first), now) : (last, calls);
                    await Task.Delay(20, cancellationToken);
                }

                var texts = await said;
                if (process.ExitCode != 0)
                {
                    throw new InvalidOperationException(string.Join('\n', texts));
                }

                var made = server.Counts.Requests - before;
                var ideal = made * (wait / 1e3) / all;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {all:N0} | {made:N0} | {last.TotalSeconds:F1} | {ideal:F1} | {ideal / last.TotalSeconds:P0} |"));
            }
        });
        return command;
    }
}
