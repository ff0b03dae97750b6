using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Exporting;

public sealed class ExportCommandTests(FinishedRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("parquet", "citations.parquet debates.parquet judgements.parquet keys.parquet nodes.parquet turns.parquet")]
    [InlineData("csv", "citations.csv debates.csv judgements.csv keys.csv nodes.csv turns.csv")]
    [InlineData("jsonl", "citations.jsonl debates.jsonl judgements.jsonl keys.jsonl nodes.jsonl turns.jsonl")]
    [InlineData("training", "f.jsonl prior.jsonl")]
    [InlineData("chat", "chat.jsonl")]
    public async Task An_imported_run_goes_out_beside_what_it_holds(string format, string files)
    {
        await Ltp.RunAsync("import", "nyu", Rooms.In(_folder["rooms"]), "--out", _folder["run"]);
        var outcome = await Ltp.RunAsync("export", _folder["run"], "--to", format);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Equal(files.Split(' '), Directory.GetFiles(_folder["run", format]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        (await Ltp.RunAsync("export", _folder["run"], "--to", format)).IsRefused("stands already", format, "--replace");
    }

    [Fact]
    public async Task An_export_of_a_run_that_has_changed_since_is_told_and_replaced_where_asked()
    {
        await Ltp.RunAsync("import", "nyu", Rooms.In(_folder["rooms"]), "--out", _folder["run"]);
        await Ltp.RunAsync("export", _folder["run"], "--to", "csv");
        await Ltp.RunAsync("export", _folder["run"], "--to", "jsonl");
        File.SetLastWriteTimeUtc(_folder["run", "judgements.jsonl"], TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(1));

        (await Ltp.RunAsync("export", _folder["run"], "--to", "csv")).IsRefused("the run has changed since", "--replace");
        Assert.Contains("--to jsonl --replace", (await Ltp.RunAsync("check", _folder["run"])).Error, StringComparison.Ordinal);
        File.SetLastWriteTimeUtc(_folder["run", "judgements.jsonl"], TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1));
        File.SetLastWriteTimeUtc(_folder["run", "jsonl", "keys.jsonl"], TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
        var replaced = await Ltp.RunAsync("export", _folder["run"], "--to", "csv", "--replace");

        Assert.True(replaced.Code == ExitCode.Success, replaced.Error);
        Assert.Contains("--to jsonl --replace", replaced.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--to csv", replaced.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_learned_gives_examples_for_f_and_for_Prior()
    {
        var outcome = await Ltp.RunAsync("export", run.Path, "--to", "training", "--out", _folder["training"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.All(File.ReadLines(_folder["training", "f.jsonl"]), l => Assert.Contains("\"query\":\"question\"", l, StringComparison.Ordinal));
        Assert.All(File.ReadLines(_folder["training", "prior.jsonl"]), l => Assert.Contains("\"query\":\"prior\"", l, StringComparison.Ordinal));
        Assert.NotEmpty(File.ReadLines(_folder["training", "f.jsonl"]));
        Assert.NotEmpty(File.ReadLines(_folder["training", "prior.jsonl"]));
    }

    [Fact]
    public async Task A_run_that_was_learned_goes_to_inspect()
    {
        var outcome = await Ltp.RunAsync("export", run.Path, "--to", "inspect", "--out", _folder["inspect"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.EndsWith(".eval", Assert.Single(Directory.GetFiles(_folder["inspect"])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere|--to|csv", "nowhere")]
    [InlineData("nowhere|--to|excel", "excel", "parquet, csv, jsonl, inspect, training, chat")]
    [InlineData("nowhere", "--to")]
    public async Task Bad_input_is_one_line(string command, params string[] telling) =>
        (await Ltp.RunAsync(["export", .. command.Split('|')])).IsRefused(telling);
}
