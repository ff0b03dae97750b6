using System.Globalization;
using System.Text.RegularExpressions;
using LearningThePrior.Benchmarks.Measuring;

namespace LearningThePrior.Benchmarks.Tests.Measuring;

public sealed partial class GatewayCommandTests
{
    [Fact]
    public async Task Every_way_of_calling_is_measured_against_the_ideal_in_one_run()
    {
        var output = new StringWriter();

        var code = await GatewayCommand.Make(output, TextWriter.Null)
            .Parse(["--debates", "10", "--calls", "2", "--concurrency", "4", "--latency", "10"])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        // 4 at once, 10 ms each: 400 a second. 10 debates need 3 rounds of 4, of which they fill 10 / 12.
        Assert.Equal(0, code);
        Assert.Contains("ideal 400 calls/s, at most 83.3", output.ToString(), StringComparison.Ordinal);
        var rows = Row().Matches(output.ToString());
        Assert.Equal(
            ["bare HttpClient", "a client of the gateway", "a client, every reply recorded", "through Semantic Kernel", "through it, every reply recorded"],
            rows.Select(r => r.Groups[1].Value.TrimEnd()));

        // No call can be faster than the server's latency, but for a timer's millisecond.
        Assert.All(rows, r => Assert.InRange(int.Parse(r.Groups[2].Value, CultureInfo.InvariantCulture), 1, 400));
    }

    [Fact]
    public void A_load_of_nothing_is_refused() => Assert.Contains(
        "from 1 to 4096", Assert.Single(GatewayCommand.Make(TextWriter.Null, TextWriter.Null).Parse(["--concurrency", "0"]).Errors).Message, StringComparison.Ordinal);

    [GeneratedRegex(@"^(\S.*?) {2,}(\d+) calls/s", RegexOptions.Multiline)]
    private static partial Regex Row();
}
