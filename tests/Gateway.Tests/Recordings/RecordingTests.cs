using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests.Recordings;

/// <summary>What was paid for is not paid for again.</summary>
public sealed class RecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recorded_call_is_replayed_at_no_cost_with_the_same_bytes()
    {
        await using var endpoint = Of(Reply("{}", 500), Reply(Yes + "  \n"));
        using ModelGateway gateway = new(Options(RecordingMode.Auto));

        var live = await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);
        var replayed = await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, endpoint.Requests);
        Assert.Equal((live.Reply, live.Call.Raw, live.Call.CallId), (replayed.Reply, replayed.Call.Raw, replayed.Call.CallId));
        Assert.Equal((2, false, 0, true), (live.Call.Attempts, live.Call.Replayed, replayed.Call.Attempts, replayed.Call.Replayed));
        Assert.Equal((2, 1, 2, 100), (gateway.Totals.Calls, gateway.Totals.Replayed, gateway.Totals.Attempts, gateway.Totals.InputTokens));

        // 100 tokens at 1 dollar a million and 20 at 10.
        Assert.Equal(.0003m, gateway.Totals.Cost);
    }

    [Fact]
    public async Task Samples_and_draws_of_the_same_request_are_calls_of_their_own()
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Options(RecordingMode.Auto));

        HashSet<string?> ids = [];
        for (var sample = 0; sample < 2; sample++)
        {
            using var conversation = Conversation.Begin("debate-1", sample);
            for (var draw = 0; draw < 5; draw++)
            {
                ids.Add((await endpoint.AskAsync(gateway, draw: draw, cancellationToken: TestContext.Current.CancellationToken)).Call.CallId);
            }
        }

        Assert.Equal((10, 10, 10), (endpoint.Requests, ids.Count, _folder.Files.Length));
        Assert.All(ids, id => Assert.Matches("^debate-1:[0-9a-f]{12}$", id));
    }

    [Fact]
    public async Task Replaying_only_sends_nothing_and_says_what_is_missing()
    {
        await using var endpoint = Of(Reply());
        using (ModelGateway recording = new(Options(RecordingMode.Auto)))
        {
            await endpoint.AskAsync(recording, "known", cancellationToken: TestContext.Current.CancellationToken);
        }

        using ModelGateway gateway = new(Options(RecordingMode.ReplayOnly));
        using var conversation = Conversation.Begin("debate-9");

        Assert.True((await endpoint.AskAsync(gateway, "known", cancellationToken: TestContext.Current.CancellationToken)).Call.Replayed);
        var exception = await endpoint.FailAsync(gateway, "unknown");

        Assert.Equal((ModelFailure.NotRecorded, 1), (exception.Failure, endpoint.Requests));
        Assert.All(["test/some-model", "Judge", "debate-9", _folder.Path], part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recording_anew_replaces_what_another_run_recorded()
    {
        await using var endpoint = Of(Reply(), Reply(Yes.Replace("yes", "no", StringComparison.Ordinal)));
        foreach (var run in new[] { "first", "second" })
        {
            using ModelGateway gateway = new(Options(RecordingMode.Record) with { RunId = run });
            await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);
            Assert.False((await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken)).Call.Attempts > 0);
        }

        using ModelGateway replaying = new(Options(RecordingMode.ReplayOnly));
        Assert.Contains("\"no\"", (await endpoint.AskAsync(replaying, cancellationToken: TestContext.Current.CancellationToken)).Reply, StringComparison.Ordinal);
        Assert.Equal((2, 1), (endpoint.Requests, _folder.Files.Length));
    }

    [Fact]
    public async Task A_run_that_died_goes_on_with_its_own_calls_as_made()
    {
        await using var endpoint = Of(Reply("{}", 500), Reply());
        ListSink first = new(), second = new();
        foreach (var sink in new[] { first, second })
        {
            using ModelGateway gateway = new(Options(RecordingMode.Auto) with { RunId = "run", Calls = sink });
            using var conversation = Conversation.Begin("debate-1");
            await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal((1, 0, 2, 1, .0003m), (gateway.Totals.Calls, gateway.Totals.Replayed, gateway.Totals.Attempts, gateway.Totals.Retries, gateway.Totals.Cost));
        }

        Assert.Equal(2, endpoint.Requests);
        Assert.Equal(Line(Assert.Single(first.Calls)), Line(Assert.Single(second.Calls)));
    }

    [Fact]
    public async Task A_process_that_dies_before_the_reply_is_handed_on_does_not_pay_again()
    {
        await using var endpoint = Of(Reply());
        using (ModelGateway dying = new(Options(RecordingMode.Auto) with { Calls = new DyingSink() }))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => endpoint.AskAsync(dying, cancellationToken: TestContext.Current.CancellationToken));
        }

        using ModelGateway gateway = new(Options(RecordingMode.Auto));

        Assert.True((await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken)).Call.Replayed);
        Assert.Equal(1, endpoint.Requests);
    }

    [Fact]
    public async Task The_same_call_at_the_same_time_is_sent_once()
    {
        TaskCompletionSource all = new();
        await using Endpoint endpoint = new(async (_, _, _) =>
        {
            await all.Task;
            return Reply();
        });
        using ModelGateway gateway = new(Options(RecordingMode.Auto));

        var asked = Enumerable.Range(0, 20).Select(_ => endpoint.AskAsync(gateway)).ToArray();
        all.SetResult();
        var answered = await Task.WhenAll(asked);

        Assert.Equal((1, 1, 19), (endpoint.Requests, answered.Count(a => !a.Call.Replayed), gateway.Totals.Replayed));
        Assert.Equal(.0003m, gateway.Totals.Cost);
    }

    [Fact]
    public async Task Who_waits_for_a_call_that_is_cancelled_makes_it()
    {
        using CancellationTokenSource source = new();
        TaskCompletionSource arrived = new();
        await using Endpoint endpoint = new(async (number, _, token) =>
        {
            arrived.TrySetResult();
            await Task.Delay(number == 1 ? Timeout.Infinite : 0, token);
            return Reply();
        });
        using ModelGateway gateway = new(Options(RecordingMode.Auto));
        var leader = endpoint.AskAsync(gateway, cancellationToken: source.Token);
        await arrived.Task;
        var follower = endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        Assert.Equal((false, 2), ((await follower).Call.Replayed, endpoint.Requests));
    }

    [Fact]
    public async Task Failures_are_not_recorded()
    {
        await using var endpoint = Of(Reply("{}", 400), Reply());
        using ModelGateway gateway = new(Options(RecordingMode.Auto));

        await endpoint.FailAsync(gateway);
        Assert.Empty(_folder.Files);

        Assert.False((await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken)).Call.Replayed);
        Assert.Single(_folder.Files);
    }

    private static string Line(CallRecord call)
    {
        using MemoryStream stream = new();
        using (System.Text.Json.Utf8JsonWriter writer = new(stream))
        {
            CallJson.Write(writer, call);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private GatewayOptions Options(RecordingMode mode) => Endpoint.Recording(mode, _folder);

    private sealed class DyingSink : ICallSink
    {
        public void Write(CallRecord call) => throw new InvalidOperationException("killed");
    }
}
