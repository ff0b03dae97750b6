using LearningThePrior.Gateway.Calls;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests.Limits;

/// <summary>Limits stop before a call is sent, and keep what is there.</summary>
public sealed class LimitTests : IDisposable
{
    private static readonly PriceTable Prices = PriceTable.Known.With("test/some-model", new(1000, 10_000));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Calls_beyond_the_limit_are_not_sent_and_recorded_ones_still_come()
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Quick with { MaxCalls = 2, Mode = RecordingMode.Auto, Recordings = _folder.Path });
        await endpoint.AskAsync(gateway, "one", cancellationToken: TestContext.Current.CancellationToken);
        await endpoint.AskAsync(gateway, "two", cancellationToken: TestContext.Current.CancellationToken);

        var exception = await endpoint.FailAsync(gateway, "three");

        Assert.Equal((ModelFailure.LimitReached, 0, 2), (exception.Failure, exception.Attempts, endpoint.Requests));
        Assert.True((await endpoint.AskAsync(gateway, "one", cancellationToken: TestContext.Current.CancellationToken)).Call.Replayed);
        Assert.Equal((3, 0), (gateway.Totals.Calls, gateway.Totals.Failed));
    }

    [Fact]
    public async Task Many_calls_at_once_do_not_pass_the_limit()
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Quick with { MaxCalls = 7 });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                await endpoint.AskAsync(gateway, $"{i}");
                return true;
            }
            catch (ModelException e) when (e.Failure == ModelFailure.LimitReached)
            {
                return false;
            }
        }));

        Assert.Equal((7, 7), (outcomes.Count(o => o), endpoint.Requests));
    }

    [Fact]
    public async Task A_run_that_goes_on_has_spent_what_it_spent()
    {
        await using var endpoint = Of(Reply());
        GatewayOptions options = Quick with { MaxCalls = 3, Mode = RecordingMode.Auto, Recordings = _folder.Path, RunId = "run" };
        using (ModelGateway before = new(options))
        {
            await endpoint.AskAsync(before, "one", cancellationToken: TestContext.Current.CancellationToken);
            await endpoint.AskAsync(before, "two", cancellationToken: TestContext.Current.CancellationToken);
        }

        using ModelGateway gateway = new(options);
        await endpoint.AskAsync(gateway, "three", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(ModelFailure.LimitReached, (await endpoint.FailAsync(gateway, "four")).Failure);
        Assert.False((await endpoint.AskAsync(gateway, "one", cancellationToken: TestContext.Current.CancellationToken)).Call.Replayed);
        Assert.Equal(3, endpoint.Requests);
    }

    [Fact]
    public async Task The_limit_on_cost_stops_when_it_is_reached()
    {
        // A call is 100 tokens at .001 and 20 at .01: .3 dollars.
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Quick with { MaxCost = .5m, Prices = Prices });
        await endpoint.AskAsync(gateway, "one", cancellationToken: TestContext.Current.CancellationToken);
        await endpoint.AskAsync(gateway, "two", cancellationToken: TestContext.Current.CancellationToken);

        var exception = await endpoint.FailAsync(gateway, "three");

        Assert.Equal((ModelFailure.LimitReached, 2, .6m), (exception.Failure, endpoint.Requests, gateway.Totals.Cost));
        Assert.Contains("0.5 US dollars", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_have_been_billed_counts_high_against_the_limit()
    {
        await using var endpoint = Of(Reply("cut off") with { CutAfter = 3 }, Reply());
        using ModelGateway gateway = new(Quick with { MaxCost = 1, Prices = Prices });
        await endpoint.AskAsync(gateway, "one", cancellationToken: TestContext.Current.CancellationToken);

        // Unknown, so at most 4,096 tokens at .01: 41 dollars.
        Assert.Equal(ModelFailure.LimitReached, (await endpoint.FailAsync(gateway, "two")).Failure);
        Assert.Equal((null, 0m, 1), (gateway.Totals.Cost, gateway.Totals.KnownCost, gateway.Totals.UnknownCost));
    }

    [Fact]
    public async Task What_calls_without_a_reply_have_cost_counts_when_the_run_goes_on()
    {
        await using var endpoint = Of(Reply("cut off") with { CutAfter = 3 });
        var calls = Path.Combine(_folder.Path, "calls.jsonl");
        var options = Quick with { MaxCost = 1, Prices = Prices, Retry = Quick.Retry with { MaxAttempts = 1 }, CallsBefore = calls };
        using (CallLog log = new(calls))
        {
            using ModelGateway before = new(options with { Calls = log });
            await endpoint.FailAsync(before, "one");
        }

        await File.AppendAllTextAsync(calls, """{"schema":"ltp.call/1","call_""", TestContext.Current.CancellationToken);
        using ModelGateway gateway = new(options);

        // Unknown, so at most 4,096 tokens at .01: 41 dollars.
        Assert.Equal(ModelFailure.LimitReached, (await endpoint.FailAsync(gateway, "two")).Failure);
        Assert.Equal(1, endpoint.Requests);
    }

    [Fact]
    public async Task A_file_of_calls_that_cannot_be_read_is_named_before_anything_is_sent()
    {
        await using var endpoint = Of(Reply());
        var calls = Path.Combine(_folder.Path, "calls.jsonl");
        await File.WriteAllTextAsync(calls, "{\"error\":\"x\"}\n{}\n", TestContext.Current.CancellationToken);
        using ModelGateway gateway = new(Quick with { MaxCalls = 1, CallsBefore = calls });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.Malformed, 0), (exception.Failure, endpoint.Requests));
        Assert.Contains("calls.jsonl, line 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_a_price_is_not_asked_under_a_limit_on_cost()
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Quick with { MaxCost = 100 });

        var exception = await endpoint.FailAsync(gateway);

        Assert.Equal((ModelFailure.LimitReached, 0), (exception.Failure, endpoint.Requests));
        Assert.Contains("price of test/some-model", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_free_never_reaches_a_limit_on_cost()
    {
        await using var endpoint = Of(Reply());
        using ModelGateway gateway = new(Quick with { MaxCost = .01m, Prices = PriceTable.Known.With("test/some-model", new(0, 0)) });

        for (var i = 0; i < 5; i++)
        {
            await endpoint.AskAsync(gateway, $"{i}", cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal((5, 0m), (endpoint.Requests, gateway.Totals.Cost));
    }
}
