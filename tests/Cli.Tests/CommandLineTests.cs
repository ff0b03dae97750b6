using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", "ltp learn")]
    [InlineData("learn", "Default:")]
    [InlineData("learn", "ltp learn --world encyclopedia")]
    [InlineData("tree", "ltp tree --run")]
    [InlineData("worlds", "--set name=value")]
    [InlineData("report", "ltp report runs/snow-1")]
    [InlineData("human", "ltp human runs/nyu-1")]
    [InlineData("measure", "depth")]
    [InlineData("measure depth", "Default:")]
    [InlineData("measure search", "Default:")]
    [InlineData("measure ratios", "Default:")]
    [InlineData("measure fidelity", "Default:")]
    [InlineData("measure bayes", "Default:")]
    public async Task Help_says_how_to_begin(string command, string example)
    {
        var outcome = await Ltp.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Contains(example, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_learn_names_every_choice()
    {
        var help = (await Ltp.RunAsync("learn", "--help")).Output;

        Assert.All(
            ["snow", "encyclopedia", "epidemic", "keeling", "point", "particles", "smc", "box", "factorised", "mixture", "elbo", "joint", "bounded", "oracle", "noisy", "gradient", "evolution", "random"],
            word => Assert.Contains(word, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lern", "lern")]
    [InlineData("learn now", "now")]
    public async Task An_unknown_word_is_refused(string line, string telling) =>
        (await Ltp.RunAsync(line.Split(' '))).IsRefused(telling, "--help");

    [Fact]
    public async Task Without_a_command_it_says_what_there_is()
    {
        var outcome = await Ltp.RunAsync();

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.StartsWith("ltp: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_to_stop_before_it_began_it_says_so()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();

        var code = await CommandLine.RunAsync(
            [.. Ltp.Tiny, "--json", "--out", folder["run"]], TextWriter.Null, error, new CancellationToken(canceled: true));

        Assert.Equal(ExitCode.Cancelled, code);
        Assert.StartsWith("ltp: stopped", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().Trim().Split('\n'));
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var outcome = await Ltp.RunAsync("--version");

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+", outcome.Output);
    }
}
