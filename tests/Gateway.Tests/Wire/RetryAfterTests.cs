using System.Globalization;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Gateway.Tests.Wire;

/// <summary>How long an endpoint asks to be left alone, however it says so: in seconds, as a date, in milliseconds. A long time is cut short, and both are said.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("Retry-After", "3600")]
    [InlineData("Retry-After", null)]
    [InlineData("retry-after-ms", "3600000")]
    public async Task A_time_longer_than_is_waited_is_said_beside_what_is_waited(string header, string? value)
    {
        var asked = 0;
        var date = TimeProvider.System.GetUtcNow().AddSeconds(3600).ToString("r", CultureInfo.InvariantCulture);
        await using var odd = await Odd.SayingAsync(
            _ => asked++ == 0 ? new("{}", 429) { Headers = new Dictionary<string, string> { [header] = value ?? date } } : RawAnswer.Of("\"content\":\"yes\""),
            new() { Limiter = new() { LongestPause = TimeSpan.FromMilliseconds(2) } });

        var reply = await odd.AskAsync();

        Assert.Equal(("yes", 2), (reply.Text, reply.Attempts));

        // A date is whole seconds, and some pass on the way.
        Assert.Matches("^HTTP 429; it asks to be left alone for (3600|35[0-9]{2}) s, and is for 0 s$", odd.Sink.Calls.Single().Attempts[0].Cause!);
    }

    [Theory]
    [InlineData("retry-after-ms", "40")]
    [InlineData("Retry-After", "0")]
    public async Task A_short_time_is_waited(string header, string value)
    {
        var asked = 0;
        await using var odd = await Odd.SayingAsync(
            _ => asked++ == 0 ? new("{}", 503) { Headers = new Dictionary<string, string> { [header] = value } } : RawAnswer.Of("\"content\":\"yes\""));

        await odd.AskAsync();

        var attempts = odd.Sink.Calls.Single().Attempts;
        Assert.Equal("HTTP 503", attempts[0].Cause);
        Assert.True(attempts[1].Wait >= (value == "40" ? .04 : 0));
    }
}
