using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests;

public sealed class HelpPageTests
{
    private static readonly string[] Needs = ["Learn", "Debate and compare", "Transcripts", "Look and measure", "Many machines"];

    [Theory]
    [InlineData("")]
    [InlineData("import")]
    [InlineData("measure")]
    [InlineData("models")]
    public async Task A_list_of_commands_fits_one_screen(string command)
    {
        var lines = await LinesAsync(command);

        Assert.InRange(lines.Length, 1, 40);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task Commands_are_grouped_by_need_one_line_each()
    {
        var lines = await LinesAsync("");

        Assert.Equal(Needs, lines.Where(Needs.Contains));
        Assert.All(
            ["learn", "predict", "unpacker", "debate", "compare", "digits", "import", "analyze", "judge", "human", "report", "export", "tree", "worlds", "names", "models", "measure", "store", "worker", "cluster"],
            name => Assert.Single(lines, line => line.StartsWith($"  {name} ", StringComparison.Ordinal)));
        Assert.DoesNotContain("Commands", lines);
    }

    [Fact]
    public async Task A_measure_is_defined_where_help_is_asked_about_it()
    {
        var lines = (await Ltp.RunAsync("analyze", "--help", "brier")).Output.TrimEnd().Split(Environment.NewLine);

        Assert.StartsWith("brier: The mean over verdicts of the sum over all answers", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_described_in_full_where_it_is_asked_about()
    {
        var help = await LinesAsync("debate");

        Assert.Contains(help, line => line.Contains("Two language models debate your questions", StringComparison.Ordinal));
        Assert.Contains(help, line => line.Contains("Calls under way when it stops are sent again", StringComparison.Ordinal));
        Assert.Contains(help, line => line.Contains("ltp debate --resume", StringComparison.Ordinal));
        Assert.Contains(help, line => line.Contains("--dry-run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_option_of_a_command_is_listed_once()
    {
        var commands = (await LinesAsync("")).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && char.IsAsciiLetterLower(line[2])).Select(line => line.Trim().Split(' ')[0]).ToArray();

        Assert.Contains("amplify", commands);
        foreach (var command in commands)
        {
            var options = (await LinesAsync(command)).Where(line => line.StartsWith("  --", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]).ToArray();
            Assert.True(options.Length == options.Distinct().Count(), $"{command}: {string.Join(' ', options.GroupBy(o => o).Where(g => g.Count() > 1).Select(g => g.Key))}");
        }
    }

    private static async Task<string[]> LinesAsync(string command) =>
        (await Ltp.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Output.TrimEnd().Split(Environment.NewLine);
}
