using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Exporting;

public sealed class ExportReplacementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_is_made_again_and_nothing_stays_of_the_old_one()
    {
        var run = Runs.Awkward(_folder["run"]);
        await RunExport.ToCsvAsync(run, _folder["out"], TestContext.Current.CancellationToken);
        File.WriteAllText(_folder["out", "debates.csv"], "old");
        File.WriteAllText(_folder["out", "calls.csv"], "old");

        await ExportReplacement.ReplaceAsync(run, _folder["out"], RunExport.ToCsvAsync, TestContext.Current.CancellationToken);

        Assert.Equal(3, File.ReadAllLines(_folder["out", "debates.csv"]).Length);
        Assert.False(File.Exists(_folder["out", "calls.csv"]));
        Assert.Equal([_folder["out"], _folder["run"]], Directory.GetFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("thesis.csv")]
    [InlineData("debates.parquet")]
    [InlineData("run.json")]
    public async Task What_is_no_such_export_is_left_as_it_is(string file)
    {
        var run = Runs.Awkward(_folder["run"]);
        Directory.CreateDirectory(_folder["out"]);
        File.WriteAllText(_folder["out", file], "mine");

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => ExportReplacement.ReplaceAsync(run, _folder["out"], RunExport.ToCsvAsync, TestContext.Current.CancellationToken));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder["out", file]));
        Assert.Equal([_folder["out"], _folder["run"]], Directory.GetFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_that_was_written_to_since_has_changed()
    {
        var run = Runs.Awkward(_folder["run"]);
        Assert.False(ExportAge.HasRunChangedSince(run, _folder["out"]));
        await RunExport.ToCsvAsync(run, _folder["out"], TestContext.Current.CancellationToken);
        Assert.False(ExportAge.HasRunChangedSince(run, _folder["out"]));

        File.SetLastWriteTimeUtc(_folder["run", "judgements.jsonl"], TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));

        Assert.True(ExportAge.HasRunChangedSince(run, _folder["out"]));
    }
}
