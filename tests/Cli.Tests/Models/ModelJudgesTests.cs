using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Models;

/// <summary>Language models that judge stored debates again, and in comparisons: with their order effects.</summary>
public sealed class ModelJudgesTests
{
    [Fact]
    public async Task A_model_judges_a_stored_run_again_in_both_orders_without_its_debaters_and_says_how_often_it_flips()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run"));
        var before = talk.Server.Counts.Requests;
        string[] command = ["judge", talk.Folder["run"], "--judge", $"logprob:test/second@{talk.Server.Address}", "--judge", $"verbalised:test/second@{talk.Server.Address}"];

        var outcome = await Ltp.RunAsync(command);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);

        // 3 debates, 2 judges, 2 orders; no debater was asked.
        Assert.Equal(12, talk.Server.Counts.Requests - before);
        Assert.All(talk.Server.Requests.Skip(before), r => Assert.Equal("second", (string?)r.Json["model"]));
        Assert.Matches(@"(?m)^test/second: \d+ ?% of verdicts flip with the order", outcome.Output);
        var added = talk.Lines("run", "judgements.jsonl").Where(j => j.GetProperty("judge_id").GetString()!.StartsWith("test/second", StringComparison.Ordinal)).ToList();
        Assert.Equal(12, added.Count);
        Assert.All(added, j => Assert.Equal("decided", j.GetProperty("parse_status").GetString()));

        // Calls are found by the judgement's debate.
        Assert.All(talk.Lines("run", "calls.jsonl"), c => Assert.NotNull(c.GetProperty("conversation_id").GetString()));
        Assert.Equal(talk.Server.Counts.Requests, talk.Lines("run", "calls.jsonl").Count);

        var again = await Ltp.RunAsync(command);

        Assert.Equal(ExitCode.Success, again.Code);
        Assert.Equal(12, talk.Server.Counts.Requests - before);
    }

    [Fact]
    public async Task A_panel_of_a_model_and_another_judge_sits_wherever_a_judge_is_named()
    {
        await using var talk = await Talk.BeginAsync();
        string Panel(string other) => $"panel:{other}+order-robust:logprob:test/second@{talk.Server.Address}";

        var debated = await Ltp.RunAsync([.. talk.Command("run"), "--judge", Panel("quote")]);
        var judged = await Ltp.RunAsync("judge", talk.Folder["run"], "--judge", Panel("length"));
        var compared = await Ltp.RunAsync("compare", "--protocols", "consultancy", "--items", "2", "--judges", Panel("bounded:checks=2"), "--out", talk.Folder["compared"]);

        Assert.All([debated, judged, compared], o => Assert.True(o.Code == ExitCode.Success, o.Error));
        string[] Judges(string run) => [.. talk.Lines(run, "judgements.jsonl").Select(j => j.GetProperty("judge_id").GetString()!).Where(j => j.StartsWith("panel", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["panel(mean, quorum=2: length, order-robust(test/second))", "panel(mean, quorum=2: quote, order-robust(test/second))"], Judges("run"));
        Assert.Equal(["panel(mean, quorum=2: bounded(checks=2), order-robust(test/second))"], Judges("compared"));
        Assert.Matches(@"(?m)^panel\(mean, quorum=2: length, order-robust\(test/second\)\): ", judged.Output);
    }

    [Fact]
    public async Task The_same_model_gives_its_verdicts_again_from_the_runs_recordings()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run"));
        var (verdicts, before) = (talk.Store("run")["judgements"], talk.Server.Counts.Requests);
        await File.WriteAllTextAsync(talk.Folder["run", "judgements.jsonl"], "", TestContext.Current.CancellationToken);

        var outcome = await Ltp.RunAsync("judge", talk.Folder["run"], "--judge", talk.Judge);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);

        // In either order the case is the very one that was judged.
        Assert.Equal(before, talk.Server.Counts.Requests);
        Assert.Equal(Uncosted(verdicts), Uncosted(talk.Store("run")["judgements"]));
    }

    [Fact]
    public async Task A_model_judges_a_run_of_ltp_learn_too()
    {
        await using var talk = await Talk.BeginAsync();
        var learned = await Ltp.RunAsync(
            "learn", "--world", "snow", "--worlds", "1", "--examples", "20", "--posterior", "point", "--set", "rounds=1", "--set", "verdicts=6", "--set", "prior-queries=2", "--set", "conditional-steps=5",
            "--set", "prior-steps=5", "--set", "evaluations=10", "--set", "checks=2", "--set", "retries=0", "--set", "final-verdicts=2", "--set", "searches=1", "--set", "direct-fits=1", "--set", "exploration-steps=5",
            "--out", talk.Folder["learned"]);
        Assert.True(learned.Code == ExitCode.Success, learned.Error);

        var outcome = await Ltp.RunAsync("judge", talk.Folder["learned"], "--judge", $"verbalised:{talk.Judge}", "--concurrency", "32");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("test/judge verbalised", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("order", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judge_that_cannot_be_called_is_one_line_and_adds_nothing()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run"));
        var before = talk.Store("run");

        // Port 9, "discard": no test's server is ever given it.
        var outcome = await Ltp.RunAsync("judge", talk.Folder["run"], "--judge", "logprob:test/second@http://127.0.0.1:9/v1");

        Assert.Equal(ExitCode.Failure, outcome.Code);
        Assert.Contains("cannot be reached", outcome.Error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(before, talk.Store("run"));
    }

    [Fact]
    public async Task A_model_judges_in_a_comparison_beside_a_simulated_person()
    {
        await using var talk = await Talk.BeginAsync();
        string[] command =
        [
            "compare", "--world", "snow", "--items", "2", "--protocols", "simultaneous", "interactive", "--judges", "bounded", $"logprob:{talk.Judge}", "--out", talk.Folder["run"],
        ];

        var outcome = await Ltp.RunAsync(command);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("flips", outcome.Output, StringComparison.Ordinal);
        var judgements = talk.Lines("run", "judgements.jsonl");
        var by = judgements.GroupBy(j => j.GetProperty("judge_kind").GetString()).ToDictionary(g => g.Key!, g => g.Count());
        Assert.Equal(2, by.Count);
        Assert.Equal(by.Values.First(), by.Values.Last());
        Assert.Equal(talk.Server.Counts.ByBody.Count, talk.Recorded("run"));
        Assert.NotEmpty(talk.Lines("run", "calls.jsonl"));
    }

    [Fact]
    public async Task A_comparison_whose_judge_cannot_be_called_is_one_line_and_goes_on_with_the_right_key()
    {
        await using var talk = await Talk.BeginAsync(new() { Key = "sk-right" });

        var outcome = await Ltp.RunAsync("compare", "--world", "snow", "--items", "2", "--judges", $"logprob:{talk.Judge.Replace("test/", "late/", StringComparison.Ordinal)}", "--out", talk.Folder["run"]);

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        var told = outcome.Error.TrimEnd().Split('\n')[^1];
        Assert.Contains("refuses the key", told, StringComparison.Ordinal);
        Assert.Contains("LATE_API_KEY", told, StringComparison.Ordinal);
        Assert.Contains($"ltp compare --resume {talk.Folder["run"]}", told, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("LATE_API_KEY", "sk-right");
        var resumed = await Ltp.RunAsync("compare", "--resume", talk.Folder["run"]);
        Environment.SetEnvironmentVariable("LATE_API_KEY", null);
        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
    }

    [Theory]
    [InlineData("sampled=0:test/m@http://127.0.0.1:1/v1", "samples")]
    [InlineData("logprob:nomodel", "provider/model")]
    public async Task A_judge_that_is_none_is_refused(string judge, string telling)
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run"));

        (await Ltp.RunAsync("judge", talk.Folder["run"], "--judge", judge)).IsRefused(telling);
        (await Ltp.RunAsync("compare", "--judges", judge, "--out", talk.Folder["compared"])).IsRefused(telling);
    }

    // Without their cost: unknown when the call was made, nothing when it was replayed.
    /// <summary>A call costs what nobody knows, and its recording nothing.</summary>
    private static string Uncosted(string judgements) => judgements.Replace("\"cost\":0,", "\"cost\":null,", StringComparison.Ordinal);
}
