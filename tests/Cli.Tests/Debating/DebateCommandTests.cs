using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary><c>ltp debate</c> as its users run it: their documents on disk, an endpoint over HTTP.</summary>
public sealed class DebateCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_debates_every_question_about_the_documents_and_stores_what_was_said_cited_and_judged()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(talk.Command("run", "--swap", "--judge", $"verbalised:{talk.Judge}"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("6/6 debates", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("flips with order", outcome.Output, StringComparison.Ordinal);

        // 3 questions, both ways round; 2 judges, both orders.
        var debates = talk.Lines("run", "debates.jsonl");
        Assert.Equal(["oil/s00-ab", "oil/s00-ba", "older/s00-ab", "older/s00-ba", "seal/s00-ab", "seal/s00-ba"], debates.Select(d => d.GetProperty("debate_id").GetString()));
        var judgements = talk.Lines("run", "judgements.jsonl");
        Assert.Equal(24, judgements.Count);
        Assert.All(judgements, j => Assert.Equal("decided", j.GetProperty("parse_status").GetString()));
        Assert.Equal(["test/judge", "test/judge verbalised"], judgements.Select(j => j.GetProperty("judge_id").GetString()).Distinct());
        Assert.Equal(["as_played", "mirrored"], judgements.Select(j => j.GetProperty("order").GetString()).Distinct());
        var citations = debates.SelectMany(d => d.GetProperty("turns").EnumerateArray()).SelectMany(t => t.GetProperty("citations").EnumerateArray()).ToList();
        Assert.NotEmpty(citations);
        Assert.All(citations, c => Assert.Equal("exact", c.GetProperty("status").GetString()));
        Assert.Contains("slate", string.Concat(talk.Store("run")["nodes"]), StringComparison.Ordinal);
        Assert.Equal(["boiler", "roof"], debates[2].GetProperty("answers").EnumerateArray().Select(a => a.GetString()));

        // 2 debaters read 5 nodes each and speak once; 2 judges in 2 orders.
        Assert.Equal(6 * ((2 * 6) + 4), talk.Server.Counts.Requests);
        Assert.Equal(talk.Server.Counts.Requests, talk.Lines("run", "calls.jsonl").Count);
    }

    [Fact]
    public async Task Swapping_gives_each_debater_the_others_answer_and_never_both_the_same()
    {
        await using var talk = await Talk.BeginAsync();

        await Ltp.RunAsync(talk.Command("run", "--swap"));

        var sides = talk.Lines("run", "debates.jsonl").Select(d => (
            Question: d.GetProperty("question_id").GetString(),
            Answers: d.GetProperty("sides").EnumerateArray().Select(s => s.GetProperty("answer").GetInt32()).ToArray())).ToList();
        Assert.All(sides, s => Assert.NotEqual(s.Answers[0], s.Answers[1]));
        Assert.All(sides.GroupBy(s => s.Question), pair => Assert.Equal(pair.First().Answers, pair.Last().Answers.Reverse()));
    }

    [Fact]
    public async Task The_same_command_gives_the_same_bytes_whatever_is_done_side_by_side()
    {
        await using var talk = await Talk.BeginAsync();

        await Ltp.RunAsync(talk.Command("one", "--concurrency", "1", "--swap", "--prices", talk.Folder["prices.json"]));
        await Ltp.RunAsync(talk.Command("eight", "--concurrency", "8", "--swap", "--prices", talk.Folder["prices.json"]));

        Assert.Equal(talk.Store("one"), talk.Store("eight"));
        Assert.Equal(talk.Calls("one"), talk.Calls("eight"));
    }

    [Fact]
    public async Task Questions_in_the_same_words_share_no_reply_and_each_debate_pays_its_own()
    {
        await using var talk = await Talk.BeginAsync();
        await File.WriteAllTextAsync(talk.Folder["q.csv"], "id,question\nnow,Does the boiler burn oil?\nagain,Does the boiler burn oil?\n", Token);

        var outcome = await Ltp.RunAsync(
            "debate", "--questions", talk.Folder["q.csv"], "--tree", talk.Folder["house"], "--debater", talk.Talker, "--judge", talk.Judge, "--out", talk.Folder["run"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.All(talk.Lines("run", "debates.jsonl"), d => Assert.Equal(0, d.GetProperty("n_cache_hits").GetInt32()));
        Assert.Equal(talk.Server.Counts.Requests, talk.Lines("run", "calls.jsonl").Count);
        Assert.All(talk.Lines("run", "debates.jsonl"), d => Assert.Equal(0, d.GetProperty("sample").GetInt32()));
    }

    [Fact]
    public async Task Csv_questions_two_models_samples_and_another_protocol_work()
    {
        await using var talk = await Talk.BeginAsync();
        await File.WriteAllTextAsync(talk.Folder["q.csv"], "id,question,answers,correct\noil,Does the boiler burn oil?,,1\npart,\"Which is older, and by far?\",boiler|roof,roof\n", Token);

        var outcome = await Ltp.RunAsync(
            "debate", "--questions", talk.Folder["q.csv"], "--tree", talk.Folder["house", "boiler.md"], "--debater", talk.Talker, "--debater-b", $"test/other@{talk.Server.Address}",
            "--judge", $"sampled=3:{talk.Judge}", "--protocol", "sequential", "--rounds", "2", "--samples", "2", "--concurrency", "3", "--out", talk.Folder["run"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var debates = talk.Lines("run", "debates.jsonl");
        Assert.Equal(["oil/s00-ab", "oil/s01-ab", "part/s00-ab", "part/s01-ab"], debates.Select(d => d.GetProperty("debate_id").GetString()));
        Assert.All(debates, d => Assert.Equal(("test/talker", "test/other"), (Model(d, "debater_a"), Model(d, "debater_b"))));
        Assert.All(debates, d => Assert.Equal(4, d.GetProperty("turns").GetArrayLength()));

        // Samples share nothing: three draws of each of two samples, both orders, two questions.
        Assert.Equal(3 * 2 * 2 * 2, talk.Lines("run", "calls.jsonl").Count(c => c.GetProperty("role").GetString() == "judge" && !c.GetProperty("replayed").GetBoolean()));

        static string? Model(JsonElement debate, string role) => debate.GetProperty("models").GetProperty(role).GetString();
    }

    [Fact]
    public async Task A_world_asks_its_own_questions()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(
            "debate", "--tree", "world:encyclopedia:depth=4", "--items", "2", "--debater", talk.Talker, "--judge", talk.Judge, "--rounds", "1", "--out", talk.Folder["run"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Equal(["i000000/s00-ab", "i000001/s00-ab"], talk.Lines("run", "debates.jsonl").Select(d => d.GetProperty("debate_id").GetString()));
        Assert.Equal(2, talk.Lines("run", "keys.jsonl").Count);
    }

    [Fact]
    public async Task Analysis_and_report_read_the_run()
    {
        await using var talk = await Talk.BeginAsync();
        await Ltp.RunAsync(talk.Command("run"));

        var analysis = await Ltp.RunAsync("analyze", talk.Folder["run"], "--by", "judge");
        var report = await Ltp.RunAsync("report", talk.Folder["run"]);

        Assert.Equal((ExitCode.Success, ExitCode.Success), (analysis.Code, report.Code));
        Assert.Contains("test/judge", analysis.Output, StringComparison.Ordinal);
        Assert.Contains("Does the boiler burn oil?", await File.ReadAllTextAsync(talk.Folder["run", "report.html"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_without_a_server_gives_the_same_files()
    {
        var talk = await Talk.BeginAsync();
        try
        {
            await Ltp.RunAsync(talk.Command("run", "--swap", "--record", talk.Folder["replies"]));
            await talk.Server.DisposeAsync();

            var replay = await Ltp.RunAsync(talk.Command("again", "--swap", "--replay", talk.Folder["replies"]));

            Assert.True(replay.Code == ExitCode.Success, replay.Error);
            Assert.Equal(talk.Store("run"), talk.Store("again"));
            Assert.Equal(talk.Calls("run"), talk.Calls("again"));
        }
        finally
        {
            await talk.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_replay_that_lacks_a_reply_says_which_and_calls_nobody()
    {
        await using var talk = await Talk.BeginAsync();
        Directory.CreateDirectory(talk.Folder["replies"]);

        var outcome = await Ltp.RunAsync(talk.Command("run", "--replay", talk.Folder["replies"]));

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains("no recording of this call of test/talker", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task A_dry_run_calls_nobody_and_tells_calls_tokens_and_cost_by_role()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(talk.Command("run", "--swap", "--dry-run", "--prices", talk.Folder["prices.json"]));

        Assert.Equal((ExitCode.Success, ""), (outcome.Code, outcome.Error));
        Assert.Equal(0, talk.Server.Counts.Requests);
        Assert.False(Directory.Exists(talk.Folder["run"]));
        Assert.Contains("6 debates on 3 questions; nobody was called", outcome.Output, StringComparison.Ordinal);

        // Each of 6 debates: a debater reads twice and speaks once; the judge judges in both orders.
        var rows = outcome.Output.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(r => r.Length == 6).ToDictionary(r => r[0]);
        Assert.Equal(["18", "18", "12"], new[] { "debater_a", "debater_b", "judge" }.Select(role => rows[role][2]));
        Assert.All(rows.Values.Where(r => r[1].StartsWith("test/", StringComparison.Ordinal)), r => Assert.NotEqual("unknown", r[5]));
        Assert.Contains("Together $", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_without_prices_says_that_the_cost_is_unknown_and_never_nought()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync(talk.Command("run", "--dry-run"));

        Assert.Contains("Prices of test/talker, test/judge are unknown", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("--prices", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("$0", outcome.Output, StringComparison.Ordinal);
    }
}
