using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure analyze</c>: how fast stored debates are analysed, next to reading the same files with <see cref="JsonDocument"/>.</summary>
internal static class AnalyzeSpeedCommand
{
    private const double Megabyte = 1e6;

    public static Command Make(TextWriter output)
    {
        var run = new Argument<string>("run") { Description = "A run's folder." };
        var where = WhereOption.Make();
        var command = new Command("analyze", """
            Speed and memory of 'ltp analyze' on a run, grouped by protocol and judge.
            After it the baseline on the same files: one JsonDocument a line, on one core, and nothing done with it.
            """)
        {
            run, where,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await MeasureAsync(parsed.GetValue(run)!, parsed.GetValue(where) ?? [], output, cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Analyses a run and then only parses it.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="where">Conditions, as <c>ltp analyze --where</c> takes them.</param>
    /// <param name="output">Where it is told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task MeasureAsync(string folder, IReadOnlyList<string> where, TextWriter output, CancellationToken cancellationToken)
    {
        PeakMemory.Forget();
        var (result, analysis) = await TimeAsync(
            () => TranscriptAnalysis.OfAsync([folder], new AnalysisOptions { By = ["protocol", "judge"], Where = where }, cancellationToken));
        var peak = PeakMemory.Bytes();
        var bytes = new DirectoryInfo(folder).EnumerateFiles("*.jsonl").Sum(f => f.Length);
        var (lines, parsing) = await TimeAsync(() => ParseAsync(folder, cancellationToken));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Overall.Debates:N0} debates, {result.Overall.Judgements:N0} judgements, {result.Overall.Questions:N0} questions: {bytes / Megabyte:F0} MB in {lines:N0} lines"));
        output.WriteLine($"ltp analyze   {Text(analysis)}  on {Environment.ProcessorCount} cores, peak memory {(peak / Megabyte).ToString("F0", CultureInfo.InvariantCulture)} MB");
        output.WriteLine($"JsonDocument  {Text(parsing)}  on one, the yardstick");

        string Text((double Wall, double Processor) time) => string.Create(
            CultureInfo.InvariantCulture, $"{bytes / Megabyte / time.Wall,5:F0} MB/s  ({time.Wall:F1} s, {time.Processor:F1} s of processor time)");
    }

    private static async Task<(T Result, (double Wall, double Processor) Time)> TimeAsync<T>(Func<Task<T>> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = await work();
        process.Refresh();
        return (result, (clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds));
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
