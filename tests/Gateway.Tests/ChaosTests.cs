using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing.Measuring;
using static LearningThePrior.Gateway.Tests.Endpoint;

namespace LearningThePrior.Gateway.Tests;

/// <summary>Whatever fails, every call ends, with a reply or with its cause.</summary>
public sealed class ChaosTests
{
    private const int Calls = 800;

    private static readonly string[] AllCauses =
    [
        "connection refused", "name not found", "TLS failed", "connection lost", "connecting timed out", "timed out", "no JSON", "HTTP 200 with an error",
        "HTTP 401", "HTTP 404", "HTTP 400", "HTTP 408", "HTTP 429", "HTTP 500", "HTTP 502", "HTTP 503", "HTTP 504",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_three_calls_in_ten_failing_in_every_way_each_ends_with_a_reply_or_a_named_cause(ulong seed)
    {
        using TemporaryFolder folder = new();
        await using var endpoint = Of(Reply());
        using SocketsHttpHandler sockets = new();
        using ChaosHandler chaos = new(seed, sockets);
        ListSink sink = new();
        using ModelGateway gateway = new(Quick with
        {
            Primary = chaos,
            Calls = sink,
            Mode = RecordingMode.Auto,
            Recordings = folder.Path,
            AttemptTimeout = TimeSpan.FromMilliseconds(500),
            Limiter = new() { LongestPause = TimeSpan.FromMilliseconds(2) },
        });

        var failures = new ModelException?[Calls];
        await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, cancellationToken) =>
        {
            try
            {
                Assert.Contains("\"yes\"", (await endpoint.AskAsync(gateway, $"{i}", cancellationToken: cancellationToken)).Reply, StringComparison.Ordinal);
            }
            catch (ModelException e)
            {
                failures[i] = e;
            }
        });

        var failed = failures.OfType<ModelException>().ToArray();

        // Three of fourteen outcomes, each of 20 %, are for good: 800 times 1.4 attempts times .2 times 3/14 is 48; four in a row alike are rare.
        Assert.InRange(failed.Length, 10, 140);
        Assert.All(failed, f => Assert.Contains("test/some-model at http://127.0.0.1", f.Message, StringComparison.Ordinal));
        Assert.All(failed, f => Assert.InRange(f.Attempts, 1, 10));
        Assert.Equal(Calls - failed.Length, folder.Files.Length);

        // Every request is in the record of its call, and every failure with a cause.
        Assert.Equal((Calls, (long)failed.Length, (long)chaos.Requests), (sink.Calls.Count, gateway.Totals.Failed, gateway.Totals.Attempts));
        Assert.All(sink.Calls, c => Assert.All(c.Attempts.Index(), a => Assert.Equal(c.Error is null && a.Index == c.Attempts.Count - 1, a.Item.Cause is null)));

        // All ways of failing were met.
        // Behind a semicolon stands how long the endpoint asked to be left alone.
        var causes = sink.Calls.SelectMany(c => c.Attempts).Select(a => a.Cause?.Split(';')[0]).ToHashSet();
        Assert.Empty(AllCauses.Except(causes));
    }

    [Fact]
    public async Task An_endpoint_that_takes_only_four_at_once_answers_all_of_two_hundred()
    {
        var underWay = 0;
        await using Endpoint endpoint = new(async (_, _, token) =>
        {
            try
            {
                return Interlocked.Increment(ref underWay) > 4 ? Reply("{}", 429) : await SlowAsync(token);
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        });
        using ModelGateway gateway = new(Quick with
        {
            Retry = new() { FirstWait = TimeSpan.FromMilliseconds(20), LongestWait = TimeSpan.FromSeconds(1), MaxAttempts = 20 },
        });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => endpoint.AskAsync(gateway, $"{i}")));

        // Without the limiter each wave of waiting calls would meet 4 places: about 5,000 requests.
        Assert.Equal((200, 0), (gateway.Totals.Calls, gateway.Totals.Failed));
        Assert.InRange(gateway.Totals.Attempts, 201, 1500);

        static async Task<LoopbackReply> SlowAsync(CancellationToken token)
        {
            await Task.Delay(2, token);
            return Reply();
        }
    }
}
