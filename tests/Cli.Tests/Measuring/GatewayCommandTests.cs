using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Measuring;

public sealed partial class GatewayCommandTests
{
    [Fact]
    public async Task Every_way_of_calling_is_measured_against_the_ideal_in_one_run()
    {
        var outcome = await Ltp.RunAsync("measure", "gateway", "--debates", "10", "--calls", "2", "--concurrency", "4", "--latency", "10");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);

        // 4 at once, 10 ms each: 400 a second. 10 debates need 3 rounds of 4, of which they fill 10 / 12.
        Assert.Contains("ideal 400 calls/s, at most 83.3", outcome.Output, StringComparison.Ordinal);
        var rows = Row().Matches(outcome.Output);
        Assert.Equal(
            ["bare HttpClient", "a client of the gateway", "through Semantic Kernel", "through it, every reply recorded"],
            rows.Select(r => r.Groups[1].Value.TrimEnd()));

        // No call can be faster than the server's latency, but for a timer's millisecond.
        Assert.All(rows, r => Assert.InRange(int.Parse(r.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), 1, 400));
    }

    [Fact]
    public async Task A_load_of_nothing_is_refused() =>
        (await Ltp.RunAsync("measure", "gateway", "--concurrency", "0")).IsRefused("--concurrency", "from 1 to 4096");

    [GeneratedRegex(@"^(\S.*?) {2,}(\d+) calls/s", RegexOptions.Multiline)]
    private static partial Regex Row();
}
