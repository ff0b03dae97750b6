using System.IO.Compression;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>A run goes out with the same content as it did when the runs were pinned, whether it is the old folder or was played again.</summary>
public sealed class SameExportsTests(PlayedAgain again)
{
    [Theory]
    [InlineData("nyu", "parquet")]
    [InlineData("nyu", "csv")]
    [InlineData("nyu", "jsonl")]
    [InlineData("nyu", "inspect")]
    [InlineData("nyu", "training")]
    [InlineData("debate", "jsonl")]
    [InlineData("snow", "training")]
    public async Task Of_an_old_folder(string run, string format) => await HasSameAsync($"export {run} {format}", PinnedPlace.Run(run), run, format);

    [Theory]
    [InlineData("nyu", "parquet")]
    [InlineData("nyu", "csv")]
    [InlineData("nyu", "jsonl")]
    [InlineData("nyu", "inspect")]
    [InlineData("nyu", "training")]
    public async Task Of_a_run_played_again(string run, string format) => await HasSameAsync($"export {run} {format}, played again", await again.RunAsync(run), run, format);

    private async Task HasSameAsync(string command, string folder, string run, string format)
    {
        var (pinned, now) = (PinnedPlace.Export(Path.Combine(run, format)), again.NewPlace());
        var outcome = await Ltp.RunAsync("export", folder, "--to", format, "--out", now);
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);

        Pinned.HasSame(command, Directory.GetFiles(pinned).Order(StringComparer.Ordinal).SelectMany(file =>
        {
            var tables = Tables(Path.Combine(now, Path.GetFileName(file))).ToDictionary(t => t.Name, t => t.Lines);
            return Tables(file).SelectMany(t => Pinned.Differences(t.Name, t.Lines, tables.GetValueOrDefault(t.Name, [])));
        }));
    }

    private static List<(string Name, IReadOnlyList<string> Lines)> Tables(string file) => Path.GetExtension(file) switch
    {
        ".parquet" => [(Path.GetFileName(file), SqlRows.OfParquet(file))],
        ".csv" => [(Path.GetFileName(file), SqlRows.OfCsv(file))],
        ".eval" => Entries(file),
        _ => [(Path.GetFileName(file), File.ReadAllLines(file))],
    };

    private static List<(string Name, IReadOnlyList<string> Lines)> Entries(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return [.. zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal).Select(e => (e.FullName, (IReadOnlyList<string>)[Text(e)]))];
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
