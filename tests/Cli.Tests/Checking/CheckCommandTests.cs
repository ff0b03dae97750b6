using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Checking;

/// <summary><c>ltp check</c> at the command line: a run that is whole, one that was altered, and one that does not follow from its own data.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_whole_run_is_said_to_be_so_and_may_be_sealed()
    {
        await ImportAsync();

        var plain = await Ltp.RunAsync("check", _folder["run"]);
        var first = await Ltp.RunAsync("check", _folder["run"], "--seal");
        var again = await Ltp.RunAsync("check", _folder["run"]);

        Assert.Equal((ExitCode.Success, ""), (plain.Code, plain.Error));
        Assert.Contains("whole, and scores, quotes and references follow from its data.", plain.Output, StringComparison.Ordinal);
        Assert.Contains("--seal makes one", plain.Output, StringComparison.Ordinal);
        Assert.Matches(@"Sealed: \d+ hashes in .*seal\.jsonl\.", first.Output);
        Assert.Contains("every line is as it was sealed", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_altered_is_named_against_the_seal_though_it_agrees_with_itself()
    {
        await ImportAsync();
        await Ltp.RunAsync("check", _folder["run"], "--seal");
        await ChangeAsync("debates.jsonl", "Did it snow?", "Did it rain?");

        var outcome = await Ltp.RunAsync("check", _folder["run"]);

        Assert.Equal(ExitCode.Failure, outcome.Code);
        Assert.Matches(@"(?m)^altered: debates\.jsonl, \S+: is not what it was when the run was sealed\.", outcome.Output);
        Assert.Matches(@"\d+ things are wrong\.", outcome.Output);
    }

    [Theory]
    [InlineData("judgements.jsonl", "\"correct\":true", "\"correct\":false", "not derived: judgements.jsonl", "correct, log_score or brier do not follow")]
    [InlineData("nodes.jsonl", "snow", "rain", "not derived: debates.jsonl", "is said to hold and does not stand there")]
    [InlineData("keys.jsonl", "{", "{]", "damaged: keys.jsonl", "line 1")]
    public async Task What_does_not_follow_from_the_runs_own_data_is_named_by_its_line(string file, string was, string becomes, string what, string why)
    {
        await ImportAsync();
        await ChangeAsync(file, was, becomes);

        var outcome = await Ltp.RunAsync("check", _folder["run"]);

        Assert.Equal(ExitCode.Failure, outcome.Code);
        Assert.Contains(what, outcome.Output, StringComparison.Ordinal);
        Assert.Contains(why, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_run_is_refused() => (await Ltp.RunAsync("check", _folder["none"])).IsRefused("none");

    private async Task ImportAsync() => Assert.Equal(ExitCode.Success, (await Ltp.RunAsync("import", "nyu", Rooms.In(_folder["rooms"]), "--out", _folder["run"])).Code);

    private async Task ChangeAsync(string file, string was, string becomes)
    {
        var text = await File.ReadAllTextAsync(_folder["run", file], Token);
        Assert.Contains(was, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder["run", file], text.Replace(was, becomes, StringComparison.Ordinal), Token);
    }
}
