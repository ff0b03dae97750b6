using System.Globalization;
using System.Text.Json.Nodes;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Tests.Analyzing;

public sealed class AnalyzeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AnalyzeCommandTests() => GeneratedRun.Write(_folder["run"], 80, new Seed(1), TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tables_are_a_hundred_columns_wide_and_tell_the_whole_last()
    {
        var outcome = await Ltp.RunAsync("analyze", _folder["run"], "--by", "protocol,judge");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.StartsWith("generated (generated): 80 debates, 160 judgements", outcome.Output, StringComparison.Ordinal);
        Assert.All(Rows(outcome.Output).TakeWhile(r => r != "Notes"), row => Assert.InRange(row.Length, 0, 100));
        Assert.Equal(
            ["sequential, hasty", "sequential, patient", "simultaneous, hasty", "simultaneous, patient", "all"],
            Rows(outcome.Output).SkipWhile(r => !(r.Contains(" debates ", StringComparison.Ordinal) && r.Contains(" questions ", StringComparison.Ordinal))).Skip(2).Take(5).Select(r => r[..24].Trim()));
        Assert.DoesNotContain("\u001b", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_marked_and_told_below()
    {
        var outcome = await Ltp.RunAsync("analyze", _folder["run"]);

        Assert.Contains("no debate was judged in both orders by one judge", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_is_a_share_of_its_side_and_never_dropped()
    {
        var file = _folder["run", "judgements.jsonl"];
        var lines = File.ReadAllLines(file);
        var first = JsonNode.Parse(lines[0])!;
        (first["parse_status"], first["error"]) = ("failed", "no answer");
        foreach (var key in (string[])["credences", "choice", "correct", "log_score", "brier"])
        {
            first[key] = null;
        }

        File.WriteAllLines(file, [first.ToJsonString(), .. lines[1..].Where(l => l.Contains("\"decided\"", StringComparison.Ordinal))]);
        var outcome = await Ltp.RunAsync("analyze", _folder["run"], "--by", "judge");

        var rows = Rows(outcome.Output).SkipWhile(r => r != "What became of judgements, by the side that held the truth")
            .Where(r => r.Contains("  all, truth on ", StringComparison.Ordinal))
            .Select(r => r.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        Assert.Equal(["all, truth on A", "all, truth on B"], rows.Select(r => r[0]));

        // One judgement failed in all: its share of its side's judgements, printed to a tenth of a percent.
        Assert.Equal(1, rows.Sum(r => double.Parse(r[1], CultureInfo.InvariantCulture) * double.Parse(r[^1].TrimEnd('%', ' '), CultureInfo.InvariantCulture) / 100), .1);
    }

    [Fact]
    public async Task Json_holds_every_statistic_of_every_group()
    {
        var outcome = await Ltp.RunAsync("analyze", _folder["run"], "--by", "judge", "--json");
        var result = JsonNode.Parse(outcome.Output)!;

        Assert.Equal("ltp.analysis/1", (string?)result["schema"]);
        Assert.Equal(["hasty", "patient"], result["groups"]!.AsArray().Select(g => (string?)g!["factors"]!["judge"]));
        Assert.InRange((double)result["overall"]!["statistics"]!["accuracy"]!["value"]!, .5, 1);
        Assert.Single(result["comparisons"]!.AsArray());
    }

    [Fact]
    public async Task Csv_has_a_row_for_each_group_and_statistic_and_no_formulas()
    {
        // A label that a spreadsheet would run.
        var debates = _folder["run", "debates.jsonl"];
        File.WriteAllText(debates, File.ReadAllText(debates).Replace("\"history\"", "\"=cmd(1),\\\"x\\\"\"", StringComparison.Ordinal));
        var outcome = await Ltp.RunAsync("analyze", _folder["run"], "--by", "topic", "--csv", _folder["out.csv"]);
        var lines = File.ReadAllText(_folder["out.csv"]).Split("\r\n");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Equal("topic,statistic,value,low,high,n,why", lines[0]);
        Assert.StartsWith("(all),accuracy,0.", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("\"'=cmd(1),\"\"x\"\"\",accuracy,0.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.StartsWith('=') || l.StartsWith("\"=", StringComparison.Ordinal));
        (await Ltp.RunAsync("analyze", _folder["run"], "--csv", _folder["out.csv"])).IsRefused("stands already");
    }

    [Fact]
    public async Task The_same_run_twice_is_refused_until_one_has_another_name()
    {
        (await Ltp.RunAsync("analyze", _folder["run"], _folder["run"])).IsRefused("both called 'generated'", "NAME=");

        var outcome = await Ltp.RunAsync("analyze", _folder["run"], "again=" + _folder["run"], "--by", "run");
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("again (generated): 80 debates", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by|colour", "'colour' is no factor", "protocol", "topic")]
    [InlineData("--judge|nobody", "no judgement is by 'nobody'", "hasty, patient")]
    public async Task Unknown_names_are_answered_with_those_that_there_are(string options, params string[] telling) =>
        (await Ltp.RunAsync(["analyze", _folder["run"], .. options.Split('|')])).IsRefused(telling);

    [Fact]
    public async Task A_folder_without_a_run_is_refused() => (await Ltp.RunAsync("analyze", _folder["nowhere"])).IsRefused("nowhere", "a run's folder is expected");

    private static string[] Rows(string text) => text.Split(Environment.NewLine);
}
