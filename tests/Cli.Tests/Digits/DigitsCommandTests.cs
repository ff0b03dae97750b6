using System.Text.Json.Nodes;
using LearningThePrior.Cli.Tests.Pins;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Digits;

public sealed class DigitsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Drawn_digits_are_debated_and_the_summary_is_kept()
    {
        var kept = _folder["run"];
        var outcome = await Ltp.RunAsync([.. PinnedCommands.Digits, "--judge-steps", "2000", "--out", kept]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var summary = JsonNode.Parse(outcome.Output)!.AsObject();
        Assert.Equal(outcome.Output.Trim(), File.ReadAllText(Path.Combine(kept, "summary.json")).Trim());
        Assert.Equal(
            [
                "schema", "data", "size", "pixels", "play", "images", "training_images", "seed", "judge", "search", "debaters", "judge_alone", "debates",
                "rollouts_used", "judge_evaluations", "published", "wall_s",
            ],
            summary.Select(p => p.Key));

        // Perfect play from both seats, under both rules.
        Assert.Equal(4, summary["debates"]!.AsArray().Count);

        // From two pixels there is little to learn: a sixth of the steps comes into the intervals of the pinned run.
        HasPinnedFigures(summary);

        // Ten games from each seat over each picture.
        Assert.Equal(20 * 20, File.ReadLines(Path.Combine(kept, "debates.jsonl")).Count());
        var again = await Ltp.RunAsync("digits", "--resume", kept, "--json");
        Assert.Equal((ExitCode.Success, outcome.Output), (again.Code, again.Output));
        Assert.Contains("is finished already", again.Error, StringComparison.Ordinal);
        (await Ltp.RunAsync("digits", "--resume", kept, "--images", "30")).IsRefused("--images", "--resume");
        var plan = Path.Combine(kept, "run.json");
        await File.WriteAllTextAsync(plan, (await File.ReadAllTextAsync(plan, TestContext.Current.CancellationToken)).Replace("\"images\":20", "\"images\":30", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Ltp.RunAsync("digits", "--resume", kept)).IsRefused(plan, "was changed");
    }

    [Fact(Explicit = true)]
    public async Task The_pinned_command_gives_the_pinned_figures()
    {
        var outcome = await Ltp.RunAsync([.. PinnedCommands.Digits, "--out", _folder["run"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        HasPinnedFigures(JsonNode.Parse(outcome.Output)!.AsObject());
    }

    [Fact]
    public async Task What_is_no_run_of_digits_is_not_gone_on_with()
    {
        (await Ltp.RunAsync("digits", "--resume", _folder["none"])).IsRefused(_folder["none"]);
        await File.WriteAllTextAsync(_folder["run.json"], """{"schema":"ltp.run/1","run_id":"r","kind":"learn"}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder["debates.jsonl"], "", TestContext.Current.CancellationToken);
        (await Ltp.RunAsync("digits", "--resume", _folder.Path)).IsRefused("run.json", "not one of 'ltp digits'");
    }

    [Theory]
    [InlineData("--size 16", "--size", "16")]
    [InlineData("--pixels 5", "5")]
    [InlineData("--play luck", "--play", "'luck'")]
    [InlineData("--images 0", "--images", "0")]
    [InlineData("--rollouts 0", "--rollouts", "0")]
    [InlineData("--judge-steps 0", "--judge-steps", "0")]
    [InlineData("--play exact --rollouts 10", "--rollouts", "mcts")]
    [InlineData("--size 28 --pixels 6 --play exact", "28 x 28 with 4 pixels")]
    [InlineData("--data no-such-folder", "--data", "no-such-folder")]
    [InlineData("--luck", "'--luck'", "ltp digits --help")]
    public async Task A_wrong_option_is_refused(string options, params string[] telling) =>
        (await Ltp.RunAsync(["digits", .. options.Split(' ')])).IsRefused(telling);

    [Fact]
    public async Task A_damaged_file_is_named_with_its_line()
    {
        var file = _folder["digits.csv"];
        await File.WriteAllTextAsync(file, string.Join(',', Enumerable.Repeat(1, 65)) + "\n1,2,3\n", TestContext.Current.CancellationToken);

        (await Ltp.RunAsync("digits", "--data", file)).IsRefused(file, "line 2", "3 fields");
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_not_written_to()
    {
        var kept = _folder["notes.txt"];
        await File.WriteAllTextAsync(kept, "mine", TestContext.Current.CancellationToken);

        (await Ltp.RunAsync("digits", "--out", _folder.Path)).IsRefused("--out", _folder.Path);
        (await Ltp.RunAsync("digits", "--out", kept)).IsRefused("--out", kept);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The last bits of Torch's sums depend on the processor, from which another judge is trained: its shares lie in the intervals of the pinned ones.
    /// </summary>
    private static void HasPinnedFigures(JsonObject summary)
    {
        var pinned = JsonNode.Parse(File.ReadAllText(Path.Combine(PinnedPlace.Run("digits"), "summary.json")))!.AsObject();
        static IEnumerable<JsonNode> Shares(JsonObject of) => [of["judge_alone"]!, .. of["debates"]!.AsArray().Select(d => d!["won"]!)];
        Assert.All(Shares(pinned).Zip(Shares(summary)), pair => Assert.InRange(
            pair.Second["share"]!.GetValue<double>(), pair.First["ci95"]![0]!.GetValue<double>(), pair.First["ci95"]![1]!.GetValue<double>()));
    }
}
