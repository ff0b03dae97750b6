using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Judging;

/// <summary>Language models that judge stored debates, at the command line, on a server of the tests' own.</summary>
public sealed class ModelJudgingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_judges_an_imported_run_in_both_orders_and_its_calls_are_kept()
    {
        await using var server = await ModelServer.StartAsync();
        string[] command = await CommandAsync(server);

        var outcome = await Ltp.RunAsync(command);

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Contains("2 calls, 0 of them replayed, 0 retries; $0.", outcome.Output, StringComparison.Ordinal);
        var judgements = (await JudgementsAsync()).OrderByDescending(j => j.JudgeId, StringComparer.Ordinal).ToList();
        Assert.Equal(
            ["test/judge model as_played", "test/judge model mirrored", "quote simulated as_played", "quote simulated mirrored"],
            judgements.Select(j => $"{j.JudgeId} {j.JudgeKind} {j.Order}"));
        var calls = await StoredRun.Open(_folder["run"]).ReadCallsAsync(Token).ToListAsync(Token);
        Assert.Equal(judgements.Take(2).Select(j => j.CallId).Order(), calls.Select(c => c.CallId).Order());
        Assert.All(calls, c => Assert.Equal(("lamp", "judge"), (c.ConversationId, c.Role)));

        // Two dollars for a million tokens read, eight for a million written.
        Assert.All(judgements.Take(2), j => Assert.Equal(
            calls.Single(c => c.CallId == j.CallId).Usage is { } used ? (2e-6 * used.Input) + (8e-6 * used.Output) : double.NaN, j.Cost!.Value, 1e-12));
        Assert.All(judgements.Skip(2), j => Assert.Null(j.Cost));
    }

    [Fact]
    public async Task Nothing_is_paid_for_twice()
    {
        await using var server = await ModelServer.StartAsync();
        string[] command = await CommandAsync(server);
        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync(command)).Code);
        var (judgements, requests) = (await File.ReadAllTextAsync(_folder["run", "judgements.jsonl"], Token), server.Requests.Count);

        Assert.Contains("0 calls", (await Ltp.RunAsync(command)).Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder["run", "judgements.jsonl"], "", Token);
        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync(command)).Code);

        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(judgements, await File.ReadAllTextAsync(_folder["run", "judgements.jsonl"], Token));
    }

    [Fact]
    public async Task Of_two_that_judge_one_run_at_once_one_is_refused_before_it_asks_anybody_or_touches_the_calls()
    {
        await using var server = await ModelServer.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(100) });
        string[] command = await CommandAsync(server);

        var outcomes = await Task.WhenAll(Ltp.RunAsync(command), Ltp.RunAsync(command));

        Assert.Single(outcomes, o => o.Code == ExitCode.Success);
        Assert.Single(outcomes, o => o.Code == ExitCode.BadInput).IsRefused("is being written by another ltp");
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(2, File.ReadLines(_folder["run", "calls.jsonl"]).Count());
    }

    [Theory]
    [InlineData("sampled=0:test/judge", "", "'0'")]
    [InlineData("test/judge", "--max-cost nothing", "--max-cost")]
    [InlineData("test/judge", "--concurrency 0", "--concurrency")]
    [InlineData("test/judge --judge bounded", "", "'bounded'")]
    public async Task What_is_wrong_is_refused_before_anything_is_made(string judge, string options, string telling)
    {
        await using var server = await ModelServer.StartAsync();
        await CommandAsync(server);

        (await Ltp.RunAsync(["judge", _folder["run"], .. $"--judge {judge.Replace("test/judge", $"test/judge@{server.Address}", StringComparison.Ordinal)} {options}".Split(' ', StringSplitOptions.RemoveEmptyEntries)])).IsRefused(telling);

        Assert.False(File.Exists(_folder["run", "calls.jsonl"]));
        Assert.Empty(await JudgementsAsync());
    }

    private async Task<List<StoredJudgement>> JudgementsAsync() => await StoredRun.Open(_folder["run"]).ReadJudgementsAsync(Token).ToListAsync(Token);

    /// <summary>Imports a run of one debate, and the command that judges it by a model and by whoever quotes more.</summary>
    private async Task<string[]> CommandAsync(ModelServer server)
    {
        await File.WriteAllTextAsync(
            _folder["lamp.jsonl"],
            """{"id":"lamp","question":"Was the lamp lit?","answers":["yes","no"],"speeches":[{"role":"Ada","text":"It was."},{"role":"Bob","text":"It was not."}]}""",
            Token);
        var imported = await Ltp.RunAsync("import", "jsonl", _folder["lamp.jsonl"], "--role", "Ada=A", "--role", "Bob=B", "--out", _folder["run"]);
        Assert.True(imported.Code == ExitCode.Success, imported.Error);
        await File.WriteAllTextAsync(_folder["prices.json"], """{"test/judge": {"input": 2, "output": 8}}""", Token);
        return ["judge", _folder["run"], "--judge", $"test/judge@{server.Address}", "--judge", "quote", "--orders", "both", "--prices", _folder["prices.json"]];
    }
}
