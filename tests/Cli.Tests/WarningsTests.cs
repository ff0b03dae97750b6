using LearningThePrior.Cli.Tests.Pins;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests;

/// <summary>Every command that reads a run tells in one line what it had to leave out, or what the run lacks, and refuses what was damaged.</summary>
public sealed class WarningsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands { get; } = ["analyze", "report", "export", "judge"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_last_line_that_was_cut_off_is_left_out_and_told_of(string command)
    {
        var run = Copy();
        await File.AppendAllTextAsync(Path.Combine(run, "keys.jsonl"), "{\"schema\":\"ltp.k", TestContext.Current.CancellationToken);

        var outcome = await RunAsync(command, run);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("16 bytes at the ends of files were left out, because a last line was cut off.", Assert.Single(Warned(outcome)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyze", "debates.jsonl")]
    [InlineData("report", "judgements.jsonl")]
    [InlineData("export", "keys.jsonl")]
    [InlineData("judge", "judgements.jsonl")]
    [InlineData("judge", "debates.jsonl")]
    public async Task A_whole_last_line_that_is_no_JSON_is_damage_and_named(string command, string file)
    {
        var run = Copy();
        var path = Path.Combine(run, file);
        var lines = File.ReadLines(path).Count();
        await File.AppendAllTextAsync(path, "garbage\n", TestContext.Current.CancellationToken);

        var outcome = await RunAsync(command, run);

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.StartsWith($"ltp: {path}, line {lines + 1}, ", Assert.Single(Lines(outcome.Error)), StringComparison.Ordinal);
        Assert.EndsWith("garbage\n", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Missing_keys_are_told_of(string command)
    {
        var run = Copy();
        var keys = Path.Combine(run, "keys.jsonl");
        await File.WriteAllLinesAsync(keys, File.ReadAllLines(keys)[1..], TestContext.Current.CancellationToken);
        var fewer = await RunAsync(command, run);
        File.Delete(keys);
        var none = await RunAsync(command, run);

        Assert.True(fewer.Code == ExitCode.Success, fewer.Error);
        Assert.Contains("1 of 4 finished debates have no answer key.", Assert.Single(Warned(fewer)), StringComparison.Ordinal);
        Assert.Contains("keys.jsonl is missing; no debate has an answer key.", Assert.Single(Warned(none)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Missing_judgements_are_told_of(string command)
    {
        var run = Copy();
        File.Delete(Path.Combine(run, "judgements.jsonl"));

        var outcome = await RunAsync(command, run);

        Assert.Contains("judgements.jsonl is missing; no debate has a judgement.", Assert.Single(Warned(outcome)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Of_a_run_that_lacks_nothing_nothing_is_told(string command) => Assert.Empty(Warned(await RunAsync(command, Copy())));

    private static IEnumerable<string> Warned(Outcome outcome) => Lines(outcome.Error).Where(l => l.StartsWith("ltp: warning: ", StringComparison.Ordinal));

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private string Copy() => _folder.CopyOf(PinnedPlace.Run("debate"), "run");

    private Task<Outcome> RunAsync(string command, string run) => Ltp.RunAsync(command switch
    {
        "report" => [command, run, "--out", _folder["page.html"]],
        "export" => [command, run, "--to", "jsonl", "--out", _folder[$"{Guid.CreateVersion7():n}"]],
        "judge" => [command, run, "--judge", "quote"],
        _ => [command, run],
    });
}
