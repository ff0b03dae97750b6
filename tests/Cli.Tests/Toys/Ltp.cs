using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LearningThePrior.Cli.Tests.Toys;

/// <summary>Runs <c>ltp</c>, within this process or as the program that users start.</summary>
internal static class Ltp
{
    /// <summary>A run of two worlds that is over in seconds.</summary>
    public static string[] Tiny { get; } = TinyOn("keeling", worlds: 2);

    /// <summary>Long enough for a test that kills every process that it starts.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Every part of the loop, as briefly as it goes.</summary>
    public static string[] TinyOn(string world, int worlds) =>
    [
        "learn", "--world", world, "--worlds", $"{worlds}", "--examples", "20",
        "--set", "rounds=1", "--set", "verdicts=60", "--set", "prior-queries=10", "--set", "conditional-steps=20", "--set", "prior-steps=20",
        "--set", "evaluations=40", "--set", "checks=5", "--set", "final-verdicts=10", "--set", "searches=1", "--set", "direct-fits=1",
        "--set", "exploration-steps=5", "--set", "particle-count=20",

        // Half a ppm, the record's own width, gives four hundred answers to each question.
        .. world == "keeling" ? ["--set", "bin-width=10"] : Array.Empty<string>(),
    ];

    public static Task<Outcome> RunAsync(params string[] args) => UntilAsync(args, TestContext.Current.CancellationToken);

    /// <summary>Runs it until it is told to stop, as by Ctrl-C.</summary>
    public static async Task<Outcome> UntilAsync(string[] args, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, cancellationToken);
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts the program; signals come to it whatever this process ignores.</summary>
    public static Process Start(int processors, params string[] args) => StartIn(Environment.CurrentDirectory, processors, args);

    /// <summary>Starts the program in a folder.</summary>
    public static Process StartIn(string folder, int processors, params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "LearningThePrior.Cli.exe" : "LearningThePrior.Cli");
        string[] command = OperatingSystem.IsLinux() ? ["/usr/bin/env", "--default-signal=INT", program, .. args] : [program, .. args];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>What a started program says until it ends.</summary>
    public static async Task<Outcome> FinishAsync(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new Outcome(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>A run's summary without its seconds, the only thing in it that differs between two runs of one seed.</summary>
    public static string SummaryOf(string folder)
    {
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")))!.AsObject();
        Assert.True(summary.Remove("wall_s"));
        Assert.All(summary["rivals"]?.AsArray() ?? [], rival => Assert.True(rival!.AsObject().Remove("wall_s")));
        return summary.ToJsonString(Indented);
    }

    /// <summary>A run's transcript store, file after file.</summary>
    public static string StoreOf(string folder) => string.Join(
        '\n', new[] { "debates", "judgements", "keys", "nodes" }.Select(f => File.ReadAllText(Path.Combine(folder, f + ".jsonl"))));

    /// <summary>A run's learning curves, by world.</summary>
    public static IEnumerable<(string World, string Events)> CurvesOf(string folder) =>
        Directory.EnumerateDirectories(Path.Combine(folder, "tensorboard")).Order().Select(world => (
            Path.GetFileName(world), Convert.ToHexString(File.ReadAllBytes(Path.Combine(world, "events.out.tfevents.0000000000.ltp")))));

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
