using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

public sealed class StoredCallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_gateway_logs_is_what_the_store_reads()
    {
        var run = ToyDebates.Write(_folder["run"]);
        ToyCalls.Write(run, ToyCalls.Answered("lamp:1", "lamp", "Why?", "Because."), ToyCalls.Failed("-:2", null));

        var calls = await ReadAsync(run);

        Assert.Equal(["lamp:1", "-:2"], calls.Select(c => c.CallId));
        Assert.Equal(["lamp", null], calls.Select(c => c.ConversationId));
        Assert.Equal([.02, null], calls.Select(c => c.Cost));
        Assert.Equal([new StoredUsage(120, 30), null], calls.Select(c => c.Usage));
        Assert.Equal([null, "timed_out"], calls.Select(c => c.Failure));
        Assert.Equal(new StoredAttempt(429, "slow down", .5, 0, "free", null), calls[0].Attempts[0]);
        Assert.Equal("Why?", calls[0].Request.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal(("Because.", null), (calls[0].Reply?.GetProperty("content").GetString(), calls[1].Reply));
    }

    [Fact]
    public async Task A_run_that_asked_no_model_has_no_calls() => Assert.Empty(await ReadAsync(ToyDebates.Write(_folder["run"])));

    [Theory]
    [InlineData("\"role\":\"debater_a\"", "\"role\":\"referee\"", "$.role: 'referee' is none of")]
    [InlineData("\"billing\":\"free\"", "\"billing\":\"perhaps\"", "$.attempts[0].billing: 'perhaps' is none of")]
    [InlineData("\"cost\":0.02", "\"cost\":1e999", "$.cost: the number is not finite.")]
    [InlineData("\"draw\":0,", "", "keys are missing: 'draw'")]
    [InlineData("ltp.call/1", "ltp.call/2", "$.schema: 'ltp.call/2' is not ltp.call/1")]
    public async Task What_is_malformed_is_named_with_its_line(string good, string bad, string problem)
    {
        var run = ToyDebates.Write(_folder["run"]);
        ToyCalls.Write(run, ToyCalls.Answered("lamp:1", "lamp", "Why?", "Because."), ToyCalls.Answered("lamp:2", "lamp", "Why?", "Because."));
        var lines = File.ReadAllLines(Path.Combine(run, "calls.jsonl"));
        Assert.Contains(good, lines[1], StringComparison.Ordinal);
        File.WriteAllLines(Path.Combine(run, "calls.jsonl"), [lines[0], lines[1].Replace(good, bad, StringComparison.Ordinal)]);

        var error = await Assert.ThrowsAsync<JournalException>(() => ReadAsync(run));

        Assert.Contains("calls.jsonl, line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<StoredCall>> ReadAsync(string run) =>
        await StoredRun.Open(run).ReadCallsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
