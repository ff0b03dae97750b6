using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Running;

/// <summary><c>ltp run</c>: an experiment in a file, against the model server.</summary>
public sealed partial class RunCommandTests : IAsyncLifetime
{
    private Talk _talk = null!;

    public async ValueTask InitializeAsync() => _talk = await Talk.BeginAsync();

    public ValueTask DisposeAsync() => _talk.DisposeAsync();

    [Fact]
    public async Task A_newcomer_changes_a_sentence_of_a_prompt_and_reads_the_difference_of_two_prompts_with_its_interval()
    {
        var folder = _talk.Folder;

        // An interval takes five questions at least.
        File.AppendAllLines(folder["questions.jsonl"],
        [
            "",
            """{"id":"slate","question":"Is the roof of slate?","correct":"yes"}""",
            """{"id":"gas","question":"Does the boiler burn gas?","correct":"no"}""",
            """{"id":"spring","question":"Is the burner cleaned in spring?","correct":"yes"}""",
        ]);
        Assert.Equal(0, (await Ltp.RunAsync("prompts", "judge", "--copy", folder["mine"])).Code);
        var file = Path.Combine(folder["mine"], "judge.txt");
        File.WriteAllText(file, File.ReadAllText(file).Replace("One of the answers is right.", "Be bold: one of the answers is right.", StringComparison.Ordinal));
        var experiment = Write($"""
            questions: questions.jsonl
            tree: house
            debater: {_talk.Talker}
            judge: ["verbalised:{_talk.Judge}", "verbalised:{_talk.Talker}"]
            protocol: simultaneous:rounds=1
            grid:
              prompts: [default, mine]
            """);

        var run = await Ltp.RunAsync("run", experiment, "--out", folder["run"]);

        Assert.True(run.Code == 0, run.Error);

        // 6 questions in 2 cells; both judges in both orders hear each debate.
        var debates = _talk.Lines("run", "debates.jsonl");
        Assert.Equal(12, debates.Count);
        Assert.Equal(48, _talk.Lines("run", "judgements.jsonl").Count);
        Assert.Equal(["default", "mine"], debates.Select(d => d.GetProperty("labels").GetProperty("prompts").GetString()).Distinct());

        // The debates of both cells are the same calls: asked once, and replayed for the second cell, which pays nothing.
        Assert.Equal(_talk.Server.Counts.Requests, _talk.Recorded("run"));
        Assert.All(debates.Where(d => d.GetProperty("debate_id").GetString()!.StartsWith("c01/", StringComparison.Ordinal)), d => Assert.True(d.GetProperty("n_cache_hits").GetInt32() > 0));
        Assert.Equal(
            debates.Where(d => Id(d).StartsWith("c00/", StringComparison.Ordinal)).Select(Said),
            debates.Where(d => Id(d).StartsWith("c01/", StringComparison.Ordinal)).Select(Said));

        // The first judge's words differ only by the changed sentence.
        Assert.Contains(_talk.Server.Requests, r => r.Body.Contains("Be bold", StringComparison.Ordinal));
        var report = File.ReadAllText(folder["run", "report.html"]);
        Assert.Contains("\"by\":[\"prompts\"]", report, StringComparison.Ordinal);
        Assert.Matches(PromptsCompared(), report);
        Assert.Contains("default, ", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"default - mine\s+6\s+-?[01]?\.\d\d \[-?[01]?\.\d\d, [01]?\.\d\d\]", run.Output);
        Assert.Single(JudgesCompared().Matches(run.Output));
        Assert.InRange(TableEnds().Count(run.Output), 1, 3);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_and_asks_nothing_again()
    {
        var experiment = Write($"""
            questions: questions.jsonl
            tree: house
            debater: {_talk.Talker}
            judge: verbalised:{_talk.Judge}
            rounds: 1
            prices: prices.json
            max-calls: 10
            grid:
              nodes: [4, 8]
            """);
        var first = await Ltp.RunAsync("run", experiment, "--out", _talk.Folder["run"]);
        var asked = _talk.Server.Counts.Requests;

        var limited = await Ltp.RunAsync("run", "--resume", _talk.Folder["run"]);
        var second = await Ltp.RunAsync("run", "--resume", _talk.Folder["run"], "--max-calls", "1000");
        var third = await Ltp.RunAsync("run", "--resume", _talk.Folder["run"]);

        Assert.NotEqual(0, first.Code);
        Assert.Contains("ltp run --resume", first.Error, StringComparison.Ordinal);
        Assert.InRange(asked, 1, 10);

        // What the file says of the whole run, its limit and its prices, holds when it goes on, unless more is typed.
        Assert.Contains("--max-calls MORE", limited.Error, StringComparison.Ordinal);
        Assert.True(second.Code == 0, second.Error);
        Assert.DoesNotContain("unknown", second.Output, StringComparison.Ordinal);
        Assert.Contains("is finished; nothing is left to be played.", third.Error, StringComparison.Ordinal);
        Assert.All(_talk.Server.Counts.ByBody.Values, sent => Assert.Equal(1, sent.Requests));
        Assert.Equal(6, _talk.Lines("run", "debates.jsonl").Count);
    }

    [Fact]
    public async Task In_a_tournament_every_two_debaters_meet_on_both_sides_and_are_rated()
    {
        var models = new[] { "ada", "ben", "eve" }.Select(m => $"test/{m}@{_talk.Server.Address}").ToArray();
        var experiment = Write($"""
            questions: questions.jsonl
            tree: house
            judge: verbalised:{_talk.Judge}
            rounds: 1
            orders: as-played
            tournament: [{string.Join(", ", models)}]
            """);

        var run = await Ltp.RunAsync("run", experiment, "--out", _talk.Folder["run"]);

        Assert.True(run.Code == 0, run.Error);
        var sides = _talk.Lines("run", "debates.jsonl").Select(d => string.Join(' ', d.GetProperty("models").GetProperty("debater_a"), d.GetProperty("models").GetProperty("debater_b"))).ToList();
        Assert.Equal(18, sides.Count);
        Assert.All(["test/ada test/ben", "test/ada test/eve", "test/ben test/eve"], pair => Assert.Equal(6, sides.Count(s => s == pair)));
        Assert.Contains("Debaters against each other", (await Ltp.RunAsync("analyze", _talk.Folder["run"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prices_what_cells_share_once_and_calls_nobody()
    {
        string Experiment(string grid) => Write($"""
            questions: questions.jsonl
            tree: house
            debater: {_talk.Talker}
            judge: verbalised:{_talk.Judge}
            rounds: 1
            prices: prices.json
            {grid}
            """);

        var one = await Ltp.RunAsync("run", Experiment(""), "--dry-run");
        var two = await Ltp.RunAsync("run", Experiment("grid: {prompts: [default, reasons]}"), "--dry-run");

        Assert.True(two.Code == 0, two.Error);
        Assert.Equal(0, _talk.Server.Counts.Requests);
        Assert.Equal(Calls(one.Output, "debater_a"), Calls(two.Output, "debater_a"));
        Assert.Equal(2 * Calls(one.Output, "judge"), Calls(two.Output, "judge"));
        Assert.Contains("Together $", two.Output, StringComparison.Ordinal);
    }

    // What is wrong is said with file, line and field, and before a folder is made.
    [Theory]
    [InlineData("debator: x", "line 1, debator: there is no field 'debator': did you mean debater?")]
    [InlineData("debater: test/a@http://127.0.0.1:1/v1\njudge: verbalised:test/a@http://127.0.0.1:1/v1\nquestions: questions.jsonl\ntree: house\nsamples: many", "line 5, samples: samples must be a whole number")]
    [InlineData("debater: test/a@http://127.0.0.1:1/v1\njudge: verbalised:test/a@http://127.0.0.1:1/v1\nquestions: questions.jsonl\ntree: house\ngrid:\n  protocol: [simultaneous, sequental]", "line 6, grid.protocol: there is no protocol 'sequental': did you mean sequential?")]
    [InlineData("debater: test/a@http://127.0.0.1:1/v1\njudge: verbalised:test/a@http://127.0.0.1:1/v1\nquestions: questions.jsonl\ntree: house\ngrid:\n  prompts: [default, none-such]", "line 6, grid.prompts: there are no prompts 'none-such'")]
    [InlineData("debater: test/a@http://127.0.0.1:1/v1\nquestions: questions.jsonl\ntree: house", "line 1: judge is missing")]
    [InlineData("tournament: [one]", "line 1, tournament: at least two different debaters are wanted.")]
    [InlineData("grid: {max-calls: [1, 2]}\ndebater: x", "line 1, grid.max-calls: this is of the whole run")]
    [InlineData("debater: test/a@http://127.0.0.1:1/v1\njudge: verbalised:test/a@http://127.0.0.1:1/v1\nquestions: questions.jsonl\ntree: house\ncluster: local:0", "line 5, cluster: 'local:0' must be local:N")]
    [InlineData("swap: maybe", "line 1, swap: true or false is wanted; 'maybe' is neither.")]
    [InlineData("debater: &a x\njudge: *a", "line 1: anchors and aliases are not read")]
    [InlineData("debater: [", "line 2: this is no YAML")]
    [InlineData("{\"debater\": \"x\",\n \"words\": 5, \"wrods\": 6}", "line 2, wrods: there is no field 'wrods': did you mean words?")]
    public async Task What_is_wrong_is_said_with_file_line_and_field(string text, string error)
    {
        var outcome = await Ltp.RunAsync("run", Write(text), "--out", _talk.Folder["run"]);

        Assert.Equal(2, outcome.Code);
        Assert.Contains("experiment.yaml, " + error, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_talk.Folder["run"]));
    }

    [Fact]
    public async Task The_shipped_example_runs_offline_from_its_recordings()
    {
        var run = await Ltp.RunAsync("run", Path.Combine(Repository.Root, "examples", "experiment", "experiment.yaml"), "--out", _talk.Folder["example"]);

        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(10, _talk.Lines("example", "debates.jsonl").Count);
        Assert.Equal(0, _talk.Server.Counts.Requests);
    }

    private static string Said(System.Text.Json.JsonElement debate) => string.Join('\n', debate.GetProperty("turns").EnumerateArray().Select(t => t.GetProperty("text").GetString()));

    private static string Id(System.Text.Json.JsonElement debate) => debate.GetProperty("debate_id").GetString()!;

    private static int Calls(string output, string role) => int.Parse(
        Regex.Match(output, $@"^\s*{role}\s+\S+\s+(\d+)", RegexOptions.Multiline).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private string Write(string text)
    {
        File.WriteAllText(_talk.Folder["experiment.yaml"], text);
        return _talk.Folder["experiment.yaml"];
    }

    // Judges apart, once: the server gives both of them the same verdicts, so that there is no interval.
    [GeneratedRegex(@"^\s*test/judge verbalised - test/talker\s+6\s+-?[01]?\.\d\d ", RegexOptions.Multiline)]
    private static partial Regex JudgesCompared();

    [GeneratedRegex("""\{"first":\{"prompts":"default"\},"second":\{"prompts":"mine"\},"common_questions":6,.*?"accuracy":\{"measured":\{"value":[-.0-9E]+,"low":[-.0-9]+,"high":[-.0-9]+,""")]
    private static partial Regex PromptsCompared();

    [GeneratedRegex(@"^\s*─{3}", RegexOptions.Multiline)]
    private static partial Regex TableEnds();
}
