using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing.Faults;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>Endpoints that fail: no debate is lost, and no failure becomes a side's win (docs/breakages.md, 2, 6 and 11).</summary>
public sealed class DebateFaultTests
{
    [Fact]
    public async Task With_thirty_of_a_hundred_calls_failing_in_every_way_each_debate_is_decided_or_stands_as_failed_with_its_cause()
    {
        await using var talk = await Talk.BeginAsync(new() { Faults = FaultPlan.Every(.3) });

        var outcome = await Ltp.RunAsync(talk.Command("run", "--swap", "--concurrency", "32", "--timeout", "0.5"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var debates = talk.Lines("run", "debates.jsonl");
        Assert.Equal(6, debates.Count);
        var judgements = talk.Lines("run", "judgements.jsonl");
        foreach (var debate in debates)
        {
            var verdicts = judgements.Where(j => j.GetProperty("debate_id").GetString() == debate.GetProperty("debate_id").GetString()).ToList();
            Assert.NotEmpty(verdicts);
            Assert.All(verdicts, v => Assert.True(
                (v.GetProperty("parse_status").GetString(), v.GetProperty("error").GetString()) is ("decided", null) or ("failed", { Length: > 0 }), v.ToString()));
            Assert.Equal(debate.GetProperty("status").GetString() == "failed", debate.GetProperty("error").GetString() is not null);
        }

        // Of some hundred calls about thirty fail at the first attempt, and most of these come through at another.
        var calls = talk.Lines("run", "calls.jsonl");
        Assert.True(calls.Count(c => c.GetProperty("attempts").GetArrayLength() > 1) > 10);
        Assert.True(judgements.Count(j => j.GetProperty("parse_status").GetString() == "decided") > judgements.Count / 2);
    }

    [Fact]
    public async Task Where_every_call_fails_all_debates_stand_in_the_table_with_their_cause_and_the_command_fails()
    {
        await using var talk = await Talk.BeginAsync(new() { Faults = FaultPlan.Always(FaultKind.ServerError) });

        var outcome = await Ltp.RunAsync(talk.Command("run", "--concurrency", "32"));

        Assert.Equal(ExitCode.Failure, outcome.Code);
        var debates = talk.Lines("run", "debates.jsonl");
        Assert.Equal(["failed", "failed", "failed"], debates.Select(d => d.GetProperty("status").GetString()));
        Assert.All(debates, d => Assert.Contains("HTTP 500", d.GetProperty("error").GetString(), StringComparison.Ordinal));
        Assert.All(talk.Lines("run", "judgements.jsonl"), j => Assert.Equal(System.Text.Json.JsonValueKind.Null, j.GetProperty("choice").ValueKind));
        Assert.Contains("Failed debates, by cause", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("HTTP 500", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("ltp debate --resume", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"The response was filtered.","code":"content_filter"}}""", "refuses what this conversation holds")]
    [InlineData(400, """{"error":{"message":"This model's maximum context length is 4096 tokens.","code":"context_length_exceeded"}}""", "refuses a conversation of this length")]
    [InlineData(413, "too large", "refuses the request as too long")]
    public async Task A_request_that_is_refused_fails_its_debate_alone_and_is_made_again_only_when_asked(int status, string body, string cause)
    {
        var refuses = true;
        await using var talk = await Talk.BeginAsync(new() { Raw = request => refuses && request.ToJsonString().Contains("Does the boiler burn oil?", StringComparison.Ordinal) ? new(body, status) : null });

        var first = await Ltp.RunAsync(talk.Command("run"));
        var sent = talk.Server.Counts.Requests;

        Assert.True(first.Code == ExitCode.Success, first.Error);
        Assert.Equal([("oil/s00-ab", "failed"), ("older/s00-ab", "finished"), ("seal/s00-ab", "finished")], Statuses(talk));
        Assert.Contains(cause, first.Output, StringComparison.Ordinal);
        Assert.Contains("--retry-failed", first.Output, StringComparison.Ordinal);

        var resumed = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"]);

        Assert.Equal((ExitCode.Success, sent), (resumed.Code, talk.Server.Counts.Requests));
        Assert.Contains("--retry-failed plays 1 debates again", resumed.Error, StringComparison.Ordinal);

        refuses = false;
        await Ltp.RunAsync("debate", "--resume", talk.Folder["run"], "--retry-failed");

        Assert.All(Statuses(talk), s => Assert.Equal("finished", s.Status));
        Assert.Equal(talk.Server.Counts.Requests, talk.Server.Counts.ByBody.Count + 2); // both speakers' first calls of the debate were made again
    }

    [Fact]
    public async Task A_run_of_which_the_first_debates_all_fail_stops_and_says_how_to_go_on()
    {
        await using var talk = await Talk.BeginAsync(new() { Raw = _ => new("{}", 413) });
        await File.WriteAllLinesAsync(talk.Folder["questions.jsonl"], Enumerable.Range(0, 30).Select(i => $$"""{"id":"q{{i}}","question":"Is it {{i}}?"}"""), TestContext.Current.CancellationToken);

        var stopped = await Ltp.RunAsync(talk.Command("run", "--concurrency", "1"));
        var all = await Ltp.RunAsync("debate", "--resume", talk.Folder["run"], "--fail-on", "1");

        Assert.Equal((ExitCode.Failure, ExitCode.Failure), (stopped.Code, all.Code));
        Assert.Contains("8 of the first 8 items failed", stopped.Error, StringComparison.Ordinal);
        Assert.Contains($"ltp debate --resume {talk.Folder["run"]} --retry-failed", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(30, Statuses(talk).Count(s => s.Status == "failed"));
    }

    [Theory]
    [InlineData(401, "{}", "check the key")]
    [InlineData(404, "{}", "is not known there")]
    public async Task A_wrong_key_and_an_unknown_model_stop_at_once(int status, string body, string telling)
    {
        await using var talk = await Talk.BeginAsync(new() { Raw = _ => new(body, status) });

        var outcome = await Ltp.RunAsync(talk.Command("run", "--concurrency", "1"));

        Assert.Equal(ExitCode.BadInput, outcome.Code);
        Assert.Contains(telling, outcome.Error, StringComparison.Ordinal);
        Assert.InRange(talk.Server.Counts.Requests, 1, 2);
    }

    private static IReadOnlyList<(string Id, string Status)> Statuses(Talk talk) =>
        [.. talk.Lines("run", "debates.jsonl").Select(d => (d.GetProperty("debate_id").GetString()!, d.GetProperty("status").GetString()!))];

    [Fact]
    public async Task Debates_that_failed_are_played_again_by_resume_and_what_was_answered_is_not_asked_again()
    {
        // Which calls fail follows from their bodies and attempts: here some call fails four times in a row, and later is answered.
        await using var talk = await Talk.BeginAsync(new() { Faults = new(.5, [FaultKind.ServerError]) });
        await File.WriteAllTextAsync(talk.Folder["questions.jsonl"], "{\"question\":\"Does the boiler burn oil?\"}\n", TestContext.Current.CancellationToken);

        var first = await Ltp.RunAsync(talk.Command("run", "--concurrency", "32"));
        var resumes = 0;
        for (; resumes < 6 && talk.Lines("run", "judgements.jsonl").Any(j => j.GetProperty("parse_status").GetString() == "failed"); resumes++)
        {
            await Ltp.RunAsync("debate", "--resume", talk.Folder["run"], "--retry-failed");
        }

        Assert.Contains("Failed ", first.Output, StringComparison.Ordinal);
        Assert.InRange(resumes, 1, 5);
        Assert.Equal("finished", Assert.Single(talk.Lines("run", "debates.jsonl")).GetProperty("status").GetString());
        Assert.Equal(talk.Recorded("run"), talk.Lines("run", "calls.jsonl").SelectMany(c => c.GetProperty("attempts").EnumerateArray()).Count(a => a.GetProperty("billing").GetString() == "used"));
    }
}
