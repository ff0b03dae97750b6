using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Probability;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary><c>learn-table</c>: how long <c>ltp learn --world table</c> takes for one world of a generated table, and in how much memory.</summary>
internal static class LearnTableCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var rows = new Option<int>("--rows") { Description = "Rows. Default: 100,000.", DefaultValueFactory = _ => 100_000 };
        var columns = new Option<int>("--columns") { Description = "Columns beside the period and the label. Default: 100.", DefaultValueFactory = _ => 100 };
        var periods = new Option<int>("--periods") { Description = "Periods. Default: 20.", DefaultValueFactory = _ => 20 };
        var fits = new Option<int>("--direct-fits") { Description = "Direct fits beside the loop, of five. Default: 1.", DefaultValueFactory = _ => 1 };
        var command = new Command("learn-table", "Time, processor time and peak memory of learning one world of a generated table.") { rows, columns, periods, fits };
        command.SetAction(async (parsed, _) =>
        {
            var folder = Directory.CreateTempSubdirectory("ltp-table-");
            try
            {
                return await MeasureAsync(folder.FullName, parsed.GetValue(rows), parsed.GetValue(columns), parsed.GetValue(periods), parsed.GetValue(fits), output, error);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task<int> MeasureAsync(string folder, int rows, int columns, int periods, int fits, TextWriter output, TextWriter error)
    {
        var file = Path.Combine(folder, "table.csv");
        GeneratedTable.Write(file, rows, columns, periods, new Seed(1));
        PeakMemory.Forget();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        Cli.Torch.Room = new Cli.TorchRoom();
        var code = await Cli.CommandLine.RunAsync(["learn", "--world", "table", "--data", file, "--worlds", "1", "--set", $"direct-fits={fits}", "--out", Path.Combine(folder, "run")], output, error);
        clock.Stop();
        process.Refresh();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} rows, {columns} columns, {new FileInfo(file).Length / 1e6:F0} MB: {clock.Elapsed.TotalSeconds:F0} s, {(process.TotalProcessorTime - before).TotalSeconds:F0} s of processor time, peak memory {PeakMemory.Bytes() / 1e6:F0} MB"));
        return code;
    }
}
