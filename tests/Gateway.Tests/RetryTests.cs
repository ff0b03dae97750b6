using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests;

/// <summary>One layer retries what may pass, and only that, and gives up.</summary>
public sealed class RetryTests
{
    public static TheoryData<int, string> Passing => new()
    {
        { 408, "{}" }, { 429, "{}" }, { 500, "oops" }, { 502, "<html>" }, { 503, "{}" }, { 529, "{}" },
        { 200, """{"error": {"message": "overloaded", "code": 502}}""" },
        { 200, """{"error": "try again"}""" },
        { 200, """{"object": "error", "message": "busy"}""" },
        { 200, "<html>a proxy's page</html>" },
        { 200, "" },
        { 200, """{"choices": [{"message": {"role": "assistant", "con""" },
        { 200, """{"choices": []}""" },
    };

    public static TheoryData<int, string, ModelFailure, string> Lasting => new()
    {
        { 401, "{}", ModelFailure.Unauthorized, "check the key" },
        { 403, "{}", ModelFailure.Unauthorized, "check the key" },
        { 404, """{"error": {"message": "The model `some-model` does not exist"}}""", ModelFailure.UnknownModel, "check the model's name" },
        { 400, """{"error": {"message": "model 'some-model' not found, try pulling it first"}}""", ModelFailure.UnknownModel, "check the model's name" },
        { 400, """{"error": {"message": "this model does not support tools"}}""", ModelFailure.Unsupported, "refuses tools" },
        { 400, """{"error": {"message": "logprobs is not supported"}}""", ModelFailure.Unsupported, "refuses log-probabilities" },
        { 400, """{"error": {"message": "too many", "code": "context_length_exceeded"}}""", ModelFailure.Refused, "conversation of this length" },
        { 400, """{"error": {"message": "The response was filtered", "code": "content_filter"}}""", ModelFailure.Refused, "what this conversation holds" },
        { 403, """{"error": {"message": "Your input was flagged by moderation"}}""", ModelFailure.Refused, "what this conversation holds" },
        { 413, "too large", ModelFailure.Refused, "too long" },
        { 403, """{"error": {"message": "You are not allowed to request logprobs from this model"}}""", ModelFailure.Unsupported, "refuses log-probabilities" },
        { 422, """{"detail": "extra field"}""", ModelFailure.Refused, "extra field" },
        { 301, "", ModelFailure.Unreachable, "redirection" },
        { 429, """{"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}""", ModelFailure.RateLimited, "quota is used up" },
        { 200, """{"error": {"message": "bad key", "code": "invalid_api_key"}}""", ModelFailure.Unauthorized, "check the key" },
    };

    [Fact]
    public async Task Two_refusals_and_a_reply_are_three_requests()
    {
        await using var endpoint = Of(Reply("{}", 429), Reply("{}", 429), Reply());
        using ModelGateway gateway = new(Quick);

        var (reply, call) = await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Yes.Trim(), reply);
        Assert.Equal(3, endpoint.Requests);
        Assert.Equal((3, false, reply), (call.Attempts, call.Replayed, call.Raw));
        Assert.Equal((1, 3, 2, 0), (gateway.Totals.Calls, gateway.Totals.Attempts, gateway.Totals.Retries, gateway.Totals.Failed));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_may_pass_is_tried_again(int status, string body)
    {
        await using var endpoint = Of(Reply(body, status), Reply());
        using ModelGateway gateway = new(Quick);

        Assert.Equal(2, (await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken)).Call.Attempts);
        Assert.Equal(2, endpoint.Requests);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task What_will_not_pass_is_sent_once_and_said_in_one_line(int status, string body, ModelFailure failure, string words)
    {
        await using var endpoint = Of(Reply(body, status));
        using ModelGateway gateway = new(Quick);

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((failure, 1, 1), (exception.Failure, exception.Attempts, endpoint.Requests));
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains(endpoint.Address.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public async Task A_call_stops_after_a_few_identical_failures()
    {
        await using var endpoint = Of(Reply("{}", 500));
        using ModelGateway gateway = new(Quick with { Retry = Quick.Retry with { MaxIdenticalFailures = 3 } });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.ServerError, 3, 3), (exception.Failure, exception.Attempts, endpoint.Requests));
        Assert.Contains("sent 3 times", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_that_differ_go_on_to_the_last_attempt()
    {
        await using Endpoint endpoint = new((number, _, _) => Task.FromResult(Reply("{}", number % 2 == 0 ? 500 : 502)));
        using ModelGateway gateway = new(Quick with { Retry = Quick.Retry with { MaxAttempts = 7, MaxIdenticalFailures = 2 } });

        Assert.Equal(7, (await endpoint.FailAsync(gateway)).Attempts);
        Assert.Equal(7, endpoint.Requests);
    }

    [Fact]
    public async Task Refusals_go_on_to_the_last_attempt_however_alike()
    {
        await using var endpoint = Of(Reply("{}", 429));
        using ModelGateway gateway = new(Quick with { Retry = Quick.Retry with { MaxAttempts = 6, MaxIdenticalFailures = 2 } });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.RateLimited, 6), (exception.Failure, endpoint.Requests));
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_made_again_and_may_have_been_billed()
    {
        await using Endpoint endpoint = new(async (number, _, token) =>
        {
            await Task.Delay(number == 1 ? Timeout.Infinite : 0, token);
            return Reply();
        });
        ListSink sink = new();
        using ModelGateway gateway = new(Quick with { AttemptTimeout = TimeSpan.FromMilliseconds(250), Calls = sink });

        await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);

        var record = Assert.Single(sink.Calls);
        Assert.Equal(["timed out", null], record.Attempts.Select(a => a.Cause));
        Assert.Equal([AttemptBilling.Unknown, AttemptBilling.Used], record.Attempts.Select(a => a.Billing));
        Assert.Null(record.Cost);
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_is_said_to_have_timed_out()
    {
        await using Endpoint endpoint = new(async (_, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return Reply();
        });
        using ModelGateway gateway = new(Quick with { AttemptTimeout = TimeSpan.FromMilliseconds(30), Retry = Quick.Retry with { MaxIdenticalFailures = 2 } });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.TimedOut, 2), (exception.Failure, exception.Attempts));
        Assert.Contains("within 0.03 s", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task A_connection_that_breaks_off_is_tried_again(int bytes)
    {
        await using var endpoint = Of(Reply() with { CutAfter = bytes }, Reply());
        using ModelGateway gateway = new(Quick);

        Assert.Equal(2, (await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken)).Call.Attempts);
    }

    [Fact]
    public async Task An_address_where_nothing_listens_is_unreachable_and_nothing_is_billed()
    {
        Endpoint endpoint = Of(Reply());
        await endpoint.DisposeAsync();
        ListSink sink = new();
        using ModelGateway gateway = new(Quick with { Calls = sink });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal(ModelFailure.Unreachable, exception.Failure);
        Assert.Contains("check the address and that the server runs", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0m, Assert.Single(sink.Calls).Cost);
    }

    [Fact]
    public async Task A_reply_beyond_the_limit_of_bytes_is_refused()
    {
        await using var endpoint = Of(Reply($$"""{"choices": ["{{new string('x', 5000)}}"]}"""));
        using ModelGateway gateway = new(Quick with { MaxReplyBytes = 4000 });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.Malformed, 1), (exception.Failure, endpoint.Requests));
        Assert.Contains("4,000 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_megabyte_is_a_reply()
    {
        var long1 = Yes.Replace("yes", new string('y', 1 << 20), StringComparison.Ordinal);
        await using var endpoint = Of(Reply(long1));
        using ModelGateway gateway = new(Quick);

        Assert.Equal(long1.Trim(), (await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken)).Reply);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_reply_becomes_the_replacement_character()
    {
        await using var endpoint = Of(Reply(Yes.Replace("yes", "\\ud83d\\ude00 \\ud83d", StringComparison.Ordinal)), Reply());
        using ModelGateway gateway = new(Quick);

        var (reply, call) = await endpoint.AskAsync(gateway, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("😀 \ufffd", (string?)System.Text.Json.Nodes.JsonNode.Parse(reply)!["choices"]![0]!["message"]!["content"]);
        Assert.Equal(1, call.Attempts);
    }

    [Fact]
    public async Task Cancelling_passes_through_and_is_counted_as_cost_unknown()
    {
        using CancellationTokenSource source = new();
        await using Endpoint endpoint = new(async (_, _, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Reply();
        });
        ListSink sink = new();
        using ModelGateway gateway = new(Quick with { Calls = sink });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endpoint.AskAsync(gateway, cancellationToken: source.Token));

        var record = Assert.Single(sink.Calls);
        Assert.Equal(("cancelled", null, 1), (record.Error, record.Cost, record.Attempts.Count));
    }

    [Fact]
    public async Task A_circuit_opens_when_everything_fails_and_nothing_more_is_sent()
    {
        await using var endpoint = Of(Reply("{}", 500));
        using ModelGateway gateway = new(Quick with
        {
            Breaker = new() { MinimumAttempts = 4, Pause = TimeSpan.FromHours(1) },
            Retry = Quick.Retry with { MaxIdenticalFailures = 4 },
            Limiter = new() { LongestPause = TimeSpan.FromMilliseconds(1) },
        });
        await endpoint.FailAsync(gateway);

        var exception = await endpoint.FailAsync(gateway, "another");

        Assert.Equal((ModelFailure.CircuitOpen, 0, 4), (exception.Failure, exception.Attempts, endpoint.Requests));
    }

    [Fact]
    public async Task Waits_grow_with_jitter_that_the_seed_decides()
    {
        async Task<double[]> WaitsAsync(ulong seed)
        {
            // Hosts and ports are in the jitter's hash through the call's key, so that the handler stands in for sockets here.
            using HandlerOf handler = new(() => new(System.Net.HttpStatusCode.TooManyRequests));
            ListSink sink = new();
            using ModelGateway gateway = new(new()
            {
                Primary = handler,
                JitterSeed = seed,
                Calls = sink,
                Time = new FastTime(10_000),
                AttemptTimeout = TimeSpan.FromHours(20),
                Retry = new() { MaxAttempts = 8 },
            });
            using HttpRequestMessage request = new(HttpMethod.Post, "http://model.invalid/v1/chat/completions");
            await Assert.ThrowsAsync<ModelException>(() => gateway.ClientFor(new("test", "m", new("http://model.invalid/v1/"))).SendAsync(request));
            return [.. Assert.Single(sink.Calls).Attempts.Select(a => a.Wait)];
        }

        var waits = await WaitsAsync(1);

        // Half of 1, 2, 4, 8, 16, 30, 30 s at least; what comes on top is the test machine's, ten thousandfold.
        Assert.Equal(8, waits.Length);
        Assert.All(new[] { .5, 1, 2, 4, 8, 15, 15 }.Zip(waits.Skip(1)), w => Assert.True(w.Second >= w.First, $"{w.Second} < {w.First}"));
    }
}
