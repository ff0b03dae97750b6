using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Generating;
using LearningThePrior.Debate;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure analyze</c>: how fast stored debates are analysed, beside reading the same files with <see cref="JsonDocument"/>.</summary>
internal static class AnalyzeSpeedCommand
{
    private const double Megabyte = 1e6;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var speeches = MeasureCommand.Number("--speeches", "Speeches, eight a debate.", 1_000_000, 100_000_000);
        var seed = MeasureCommand.SeedOption();
        var keep = new Option<string?>("--keep") { Description = "Keep the generated run in this new folder, to try commands on. Default: it is removed." };
        var command = new Command("analyze", """
            Megabytes a second and memory of 'ltp analyze' on a generated run, grouped by protocol and judge; after it, the yardstick on
            the same files: one JsonDocument a line, on one core, and nothing done with it.
            """)
        {
            speeches, keep, seed,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(keep) ?? Path.Combine(Directory.CreateTempSubdirectory("ltp-").FullName, "run");
            try
            {
                var debates = (parsed.GetValue(speeches) + GeneratedRun.SpeechesOfDebate - 1) / GeneratedRun.SpeechesOfDebate;
                error.WriteLine($"generating {debates} debates");
                GeneratedRun.Write(folder, debates, new Seed(parsed.GetValue(seed)), cancellationToken);
                var bytes = new DirectoryInfo(folder).EnumerateFiles("*.jsonl").Sum(f => f.Length);
                GC.Collect();
                await MeasureAsync(folder, bytes, output, cancellationToken);
            }
            finally
            {
                if (parsed.GetValue(keep) is null)
                {
                    Directory.GetParent(folder)!.Delete(recursive: true);
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task MeasureAsync(string folder, long bytes, TextWriter output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var result = await TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = ["protocol", "judge"] }, cancellationToken);
        var analysed = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        clock.Restart();
        var lines = await ParseAsync(folder, cancellationToken);
        var parsed = clock.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Overall.Debates:N0} debates, {result.Overall.Judgements:N0} judgements, {result.Overall.Questions:N0} questions: {bytes / Megabyte:F0} MB, {lines:N0} lines"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ltp analyze     {analysed,6:F1} s  {bytes / Megabyte / analysed,6:F0} MB/s  peak memory {peak / Megabyte:F0} MB  {Environment.ProcessorCount} cores"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"JsonDocument    {parsed,6:F1} s  {bytes / Megabyte / parsed,6:F0} MB/s  the yardstick, 1 core"));
    }

    private static async Task<long> ParseAsync(string folder, CancellationToken cancellationToken)
    {
        var lines = 0L;
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            await foreach (var (line, _) in LineReader.ReadAsync(stream, file, cancellationToken))
            {
                using var document = JsonDocument.Parse(line);
                lines++;
            }
        }

        return lines;
    }
}
