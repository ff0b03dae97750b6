using LearningThePrior.Cli;

namespace LearningThePrior.Light.Tests;

/// <summary>The light <c>ltp</c>: what it has works, what needs Torch says in one line where it is.</summary>
public sealed class NoTorchRoomTests
{
    private const string Full = "LearningThePrior.Cli";

    [Theory]
    [InlineData("learn")]
    [InlineData("learn", "--worlds", "20", "--world", "encyclopedia")]
    [InlineData("predict", "runs/snow-1", "--questions", "q.csv")]
    [InlineData("digits", "--data", "digits")]
    [InlineData("measure", "trained-judge", "--save", "judge.bin")]
    [InlineData("tree", "--run", "runs/snow-1")]
    [InlineData("compare", "--judges", "trained:judge.bin")]
    public async Task What_needs_Torch_names_the_tool_that_has_it(params string[] words) => (await RunAsync(words)).IsRefused("Torch", Full);

    [Fact]
    public async Task Its_help_lists_only_what_it_has_on_one_screen()
    {
        var outcome = await RunAsync("--help");

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Contains("compare", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  learn ", outcome.Output, StringComparison.Ordinal);
        var lines = outcome.Output.Split(Environment.NewLine);
        Assert.InRange(lines.Length, 1, 40);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task A_study_in_closed_form_runs()
    {
        var outcome = await RunAsync("measure", "paraphrase");

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.Contains("product of", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_of_Torch_is_in_its_output() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories), f => Path.GetFileName(f).Contains("torch", StringComparison.OrdinalIgnoreCase));

    private static async Task<Outcome> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return new(await CommandLine.RunAsync(words, output, error, TestContext.Current.CancellationToken), output.ToString(), error.ToString());
    }
}
