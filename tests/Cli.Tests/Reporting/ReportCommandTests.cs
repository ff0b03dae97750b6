using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Reporting;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_writes_into_the_runs_folder_unless_told_otherwise()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);

        var outcome = await Ltp.RunAsync("report", _folder["run"]);

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Contains("2 debates", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["run", "report.html"]));
    }

    [Fact]
    public async Task It_says_what_it_leaves_out()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);

        var outcome = await Ltp.RunAsync("report", _folder["run"], "--max-debates", "1", "--out", _folder["r.html"]);

        Assert.Contains("1 more left out", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_cannot_show_is_refused_in_one_line()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);
        await File.WriteAllTextAsync(_folder["mine.html"], "mine", TestContext.Current.CancellationToken);

        (await Ltp.RunAsync("report", _folder["none"])).IsRefused("none");
        (await Ltp.RunAsync("report", _folder["run"], _folder["run"])).IsRefused("called 'generated'");
        (await Ltp.RunAsync("report", _folder["run"], "--out", _folder["mine.html"])).IsRefused("mine.html");
        (await Ltp.RunAsync("report", _folder["run"], "--max-debates", "0")).IsRefused("--max-debates");
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_named()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);
        await File.AppendAllTextAsync(_folder["run", "judgements.jsonl"], "{\"schema\":1}\n", TestContext.Current.CancellationToken);

        (await Ltp.RunAsync("report", _folder["run"])).IsRefused("judgements.jsonl, line 15,");
        Assert.False(File.Exists(_folder["run", "report.html"]));
    }

    public void Dispose() => _folder.Dispose();
}
