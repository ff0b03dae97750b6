using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.HumanJudging;

public sealed class HumanCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_prints_its_address_and_stops_when_told()
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new Telling(line => { if (line.Contains("Ctrl-C", StringComparison.Ordinal)) { stop.Cancel(); } });

        var code = await CommandLine.RunAsync(["human", _folder["run"]], output, TextWriter.Null, stop.Token);

        Assert.Equal(ExitCode.Success, code);
        Assert.Matches(@"^Judge at http://127\.0\.0\.1:\d+/#token=[0-9a-f]{32}", output.ToString());
    }

    [Theory]
    [InlineData("--port", "70000", "--port")]
    [InlineData("--judge", " ", "--judge")]
    public async Task Bad_options_are_refused(string option, string value, string telling)
    {
        new GeneratedStories(new(1)).Write(_folder["run"], 2);

        (await Ltp.RunAsync("human", _folder["run"], option, value)).IsRefused(telling);
    }

    [Fact]
    public async Task What_is_no_run_is_refused() => (await Ltp.RunAsync("human", _folder["none"])).IsRefused("none");

    public void Dispose() => _folder.Dispose();

    private sealed class Telling(Action<string> told) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            told(value ?? "");
        }
    }
}
