using System.Text.Json;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Exporting;

public sealed class RunExportTests : IDisposable
{
    private static readonly Dictionary<string, Func<StoredRun, string, CancellationToken, Task>> Exports = new()
    {
        ["parquet"] = RunExport.ToParquetAsync,
        ["csv"] = RunExport.ToCsvAsync,
        ["jsonl"] = RunExport.ToJsonLinesAsync,
        ["inspect"] = RunExport.ToInspectAsync,
        ["training"] = RunExport.ToTrainingAsync,
        ["chat"] = RunExport.ToChatAsync,
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => [.. Exports.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_same_run_gives_the_same_bytes(string format)
    {
        var run = Runs.Awkward(_folder["run"]);
        await Exports[format](run, _folder["one"], TestContext.Current.CancellationToken);
        await Exports[format](run, _folder["two"], TestContext.Current.CancellationToken);

        Assert.NotEmpty(Directory.GetFiles(_folder["one"]));
        Assert.All(Directory.GetFiles(_folder["one"]), f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(_folder["two", Path.GetFileName(f)])));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task What_stands_is_not_written_over(string format)
    {
        var run = Runs.Awkward(_folder["run"]);
        Directory.CreateDirectory(_folder["there"]);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Exports[format](run, _folder["there"], TestContext.Current.CancellationToken));

        Assert.Contains("stands already", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder["there"]));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_run_that_cannot_be_read_leaves_nothing(string format)
    {
        var run = Runs.Awkward(_folder["run"]);
        File.AppendAllText(_folder["run", "debates.jsonl"], "{}\n{}\n");

        await Assert.ThrowsAsync<JournalException>(() => Exports[format](run, _folder["out"], TestContext.Current.CancellationToken));

        Assert.Equal([_folder["run"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_debate_that_stands_twice_is_refused_with_its_line(string format)
    {
        var run = StoredRun.Open(ToyDebates.Write(_folder["run"], "run", ToyDebates.Lamp()));

        var error = await Assert.ThrowsAsync<JournalException>(() => Exports[format](run, _folder["out"], TestContext.Current.CancellationToken));

        Assert.Contains("debates.jsonl, line 3, field $.debate_id: 'lamp' names an earlier debate", error.Message, StringComparison.Ordinal);
        Assert.Equal([_folder["run"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Calls_of_language_models_are_a_table_too()
    {
        var run = ToyDebates.Write(_folder["run"]);
        ToyCalls.Write(run, ToyCalls.Answered("lamp:1", "lamp", "Why?", "Because."), ToyCalls.Failed("-:2", null));

        await RunExport.ToJsonLinesAsync(StoredRun.Open(run), _folder["out"], TestContext.Current.CancellationToken);

        var rows = File.ReadAllLines(_folder["out", "calls.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(["lamp:1 lamp 2 120 30 0.02", "-:2  1   "], rows.Select(r => string.Join(
            ' ', new[] { "call_id", "debate_id", "n_attempts", "tokens_read", "tokens_written", "cost" }.Select(k => r.GetProperty(k).ToString()))));
        Assert.Equal("Because.", rows[0].GetProperty("reply").GetProperty("content").GetString());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_cancelled_export_leaves_nothing(string format)
    {
        var run = Runs.Awkward(_folder["run"]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Exports[format](run, _folder["out"], new CancellationToken(canceled: true)));

        Assert.Equal([_folder["run"]], Directory.GetFileSystemEntries(_folder.Path));
    }
}
