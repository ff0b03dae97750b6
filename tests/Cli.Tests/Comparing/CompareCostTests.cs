using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Comparing;

/// <summary>What a comparison says of the cost of language models that judge in it.</summary>
public sealed class CompareCostTests
{
    [Fact]
    public async Task Every_cell_tells_calls_tokens_and_cost_of_its_judge_and_a_simulated_one_costs_nothing()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await CompareAsync(talk, "run", "--json", "--csv", talk.Folder["cells.csv"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var groups = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("groups").EnumerateArray().ToLookup(g => g.GetProperty("factors").GetProperty("judge").GetString()!);
        Assert.All(groups["bounded(checks=1)"], g => Assert.Equal((0, 0, 0), (Value(g, "calls"), Value(g, "tokens"), Value(g, "cost_of_debate"))));

        // Two dollars for a million tokens read, eight for a million written; a call that two debates share is paid for once.
        var calls = talk.Lines("run", "calls.jsonl").Where(c => c.GetProperty("model").GetString() == "test/judge").ToList();
        var sent = calls.Where(c => !c.GetProperty("replayed").GetBoolean()).Select(c => c.GetProperty("usage")).Select(u => (Read: u.GetProperty("input").GetInt64(), Written: u.GetProperty("output").GetInt64())).ToList();
        Assert.Equal(calls.Count, groups["test/judge"].Sum(g => Sum(g, "calls")), 1e-9);
        Assert.Equal(sent.Sum(u => u.Read + u.Written), groups["test/judge"].Sum(g => Sum(g, "tokens")), 1e-6);
        Assert.Equal(sent.Sum(u => (2e-6 * u.Read) + (8e-6 * u.Written)), groups["test/judge"].Sum(g => Sum(g, "cost_of_debate")), 1e-9);
        Assert.NotEmpty(sent);
        Assert.Contains(File.ReadLines(talk.Folder["cells.csv"]), l => l.Contains(",test/judge,honest,language model,cost_of_debate,0.00", StringComparison.Ordinal));
        Assert.Contains(File.ReadLines(talk.Folder["cells.csv"]), l => l.Contains(",bounded(checks=1),honest,program,cost_of_debate,0,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cost_at_a_price_that_nobody_told_is_unknown_and_never_nought()
    {
        await using var talk = await Talk.BeginAsync();

        var json = await CompareAsync(talk, "run", "--json", "--csv", talk.Folder["cells.csv"]);
        var table = await CompareAsync(talk, "again");

        Assert.True(json.Code == ExitCode.Success, json.Error);
        var other = JsonDocument.Parse(json.Output).RootElement.GetProperty("groups").EnumerateArray()
            .Where(g => g.GetProperty("factors").GetProperty("judge").GetString() == "test/other verbalised").ToList();
        Assert.NotEmpty(other);
        Assert.All(other, g => Assert.Equal(JsonValueKind.Null, Statistic(g, "cost_of_debate").GetProperty("value").ValueKind));
        Assert.All(other, g => Assert.StartsWith("unknown: ", Statistic(g, "cost_of_debate").GetProperty("why").GetString(), StringComparison.Ordinal));
        Assert.All(other, g => Assert.True(Value(g, "calls") > 0));
        Assert.Contains(File.ReadLines(talk.Folder["cells.csv"]), l => l.Contains(",test/other verbalised,honest,language model,cost_of_debate,,", StringComparison.Ordinal));

        var headings = Cells(Assert.Single(table.Output.Split('\n'), l => l.Contains("for - against truth", StringComparison.Ordinal)));
        Assert.Equal(["cost, $", "calls", "tokens"], headings[^3..]);
        var rows = table.Output.Split('\n').Where(l => l.TrimStart().StartsWith("simultaneous", StringComparison.Ordinal)).Select(Cells).Where(c => c.Length > 6).ToDictionary(c => c[1]);
        Assert.Equal(["0", "0", "0"], rows["bounded(checks=1)"][^3..]);
        Assert.Equal("unknown", rows["test/other verbalised"][^3]);
        Assert.Matches(@"^0\.00\d+$", rows["test/judge"][^3]);
        Assert.Matches(@"(?m)^Language models: \d+ calls, .* at unknown prices\.", table.Output);
    }

    [Fact]
    public async Task Panels_and_order_robust_judges_may_hold_language_models()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(
            "compare", "--items", "2", "--set", "depth=4", "--protocols", "simultaneous", "--json", "--out", talk.Folder["run"],
            "--judges", $"panel:bounded+verbalised:{talk.Judge}", $"order-robust:verbalised:{talk.Judge}");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.NotEqual(0, talk.Server.Counts.Requests);
        Assert.All(
            JsonDocument.Parse(outcome.Output).RootElement.GetProperty("groups").EnumerateArray(),
            g => Assert.Contains("test/judge", g.GetProperty("factors").GetProperty("judge").GetString(), StringComparison.Ordinal));
    }

    // Small backgrounds come again and again, so that many items ask the same.
    [Fact]
    public async Task What_debates_share_is_charged_alike_whatever_is_done_side_by_side()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(5) });
        string[] small = ["--world", "taxonomy", "--depths", "2", "--set", "stored=1", "--set", "level=1", "--items", "14"];

        var one = await Ltp.RunAsync([.. Command(talk, "one", small), "--concurrency", "1", "--csv", talk.Folder["one.csv"]]);
        var many = await Ltp.RunAsync([.. Command(talk, "many", small), "--concurrency", "16", "--csv", talk.Folder["many.csv"]]);

        Assert.True(one.Code == ExitCode.Success, one.Error);
        Assert.True(many.Code == ExitCode.Success, many.Error);
        Assert.Equal(talk.Store("one"), talk.Store("many"));
        Assert.Equal(File.ReadAllText(talk.Folder["one.csv"]), File.ReadAllText(talk.Folder["many.csv"]));
        Assert.Contains(talk.Lines("many", "debates.jsonl"), d => d.GetProperty("n_cache_hits").GetInt32() > 0);
        Assert.Equal(talk.Recorded("many"), talk.Lines("many", "debates.jsonl").Sum(d => d.GetProperty("n_calls").GetInt32() - d.GetProperty("n_cache_hits").GetInt32()));
    }

    [Fact]
    public async Task A_comparison_that_stopped_and_went_on_tells_what_it_cost_as_if_it_had_not()
    {
        await using var talk = await Talk.BeginAsync(new() { Latency = TimeSpan.FromMilliseconds(5) });
        await CompareAsync(talk, "whole");
        var requests = talk.Server.Counts.Requests;

        var stopped = await CompareAsync(talk, "run", "--max-calls", "9");
        var resumed = await Ltp.RunAsync("compare", "--resume", talk.Folder["run"], "--prices", talk.Folder["prices.json"]);

        Assert.Equal(ExitCode.Failure, stopped.Code);
        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        Assert.Equal(requests, talk.Server.Counts.Requests - requests);
        Assert.Equal(talk.Store("whole"), talk.Store("run"));
    }

    private static Task<Outcome> CompareAsync(Talk talk, string run, params string[] more) =>
        Ltp.RunAsync([.. Command(talk, run, "--world", "snow", "--items", "3"), .. more]);

    private static string[] Command(Talk talk, string run, params string[] items) =>
        ["compare", .. items, "--protocols", "simultaneous", "sequential", "--judges", "bounded", $"logprob:{talk.Judge}", $"verbalised:test/other@{talk.Server.Address}",
            "--prices", talk.Folder["prices.json"], "--out", talk.Folder[run]];

    private static JsonElement Statistic(JsonElement group, string name) => group.GetProperty("statistics").GetProperty(name);

    private static double Value(JsonElement group, string name) => Statistic(group, name).GetProperty("value").GetDouble();

    private static double Sum(JsonElement group, string name) => Value(group, name) * Statistic(group, name).GetProperty("n").GetInt64();

    private static string[] Cells(string row) => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
