using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;
using LearningThePrior.ModelServing.Brain;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Amplifying;

/// <summary><c>ltp amplify --tree</c> against a server on loopback whose model asks about every section and quotes at the bottom.</summary>
public sealed partial class LibraryAmplifyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_become_decompositions_whose_answers_rest_on_quotes_and_nobody_is_asked_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = Overseer });

        var outcome = await Ltp.RunAsync(Command(talk, "run"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var decompositions = await StoredRun.Open(talk.Folder["run"]).ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.Equal(["oil", "older", "seal"], decompositions.Select(d => d.DecompositionId));
        Assert.All(decompositions, d => Assert.NotNull(d.Questions[0].Answer));
        Assert.All(decompositions.SelectMany(d => d.Questions).Where(q => q.Facts.Count > 0), q => Assert.Contains("slate", q.Facts[0].Quote, StringComparison.Ordinal));
        Assert.Contains(decompositions.SelectMany(d => d.Questions), q => q.Facts.Count > 0);
        Assert.Contains("says \"", outcome.Output, StringComparison.Ordinal);
        var asked = talk.Server.Requests.Count;

        // All of it again, from the recordings: the same bytes, and no call.
        var again = await Ltp.RunAsync([.. Command(talk, "again"), "--replay", talk.Folder["run", "recordings"]]);
        Assert.True(again.Code == ExitCode.Success, again.Error);
        Assert.Equal(asked, talk.Server.Requests.Count);
        Assert.All(Store, f => Assert.Equal(File.ReadAllBytes(talk.Folder["run", f]), File.ReadAllBytes(talk.Folder["again", f])));
    }

    /// <summary>The server's model gives the label that it likes .7 of .95, hence .737; its favourite among two is what the key says or not.</summary>
    [Fact]
    public async Task Answers_to_choose_from_end_in_verdicts_that_are_scored_as_debates_are_and_stand_in_no_debate()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = Overseer });

        var outcome = await Ltp.RunAsync([.. Command(talk, "run"), "--prices", talk.Folder["prices.json"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var run = StoredRun.Open(talk.Folder["run"]);
        var verdicts = await run.ReadJudgementsAsync(Token).ToListAsync(Token);
        Assert.Equal(["oil", "older", "seal"], verdicts.Select(v => v.DebateId));
        Assert.All(verdicts, v => Assert.Equal(("decided", "logprob", "model", true), (v.ParseStatus, v.Method, v.JudgeKind, v.Final)));
        Assert.All(verdicts, v => Assert.Equal(Math.Log(v.Correct == true ? .7 / .95 : .25 / .95), v.LogScore!.Value, 6));
        Assert.Equal(1, (await run.ReadKeysAsync(Token).FirstAsync(k => k.DebateId == "older", Token)).Correct);
        Assert.Empty(await run.ReadDebatesAsync(Token).ToListAsync(Token));
        var older = await run.ReadDecompositionsAsync(Token).FirstAsync(d => d.DecompositionId == "older", Token);
        Assert.Equal(["boiler", "roof"], older.Answers);
        Assert.Equal("hch:depth=6,width=4,budget=100", older.Protocol);
        Assert.True(older is { Moves: > 2, Cost: > 0, NCalls: > 2 });
        Assert.Equal(older.Moves + 1, older.NCalls);
        Assert.Contains("Verdict: boiler 0.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("3 decompositions (3 judged)", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("correct", File.ReadAllText(talk.Folder["run", "decompositions.jsonl"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_answers_is_answered_in_words_alone()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = Overseer });
        File.WriteAllText(talk.Folder["open.csv"], "question\nWhat is the roof of?\n");

        var outcome = await Ltp.RunAsync("amplify", "--questions", talk.Folder["open.csv"], "--tree", talk.Folder["house"], "--overseer", talk.Talker, "--out", talk.Folder["run"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var only = Assert.Single(await StoredRun.Open(talk.Folder["run"]).ReadDecompositionsAsync(Token).ToListAsync(Token));
        Assert.Null(only.Answers);
        Assert.Empty(await StoredRun.Open(talk.Folder["run"]).ReadJudgementsAsync(Token).ToListAsync(Token));
        Assert.DoesNotContain("Verdict", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_that_cannot_be_read_and_one_that_fails_are_typed()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = request => Asks(request, "together 1") ? new("Hard to say.") : Overseer(request) });

        var outcome = await Ltp.RunAsync([.. Command(talk, "run", $"verbalised:{talk.Talker}")]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Equal(["unparseable", "unparseable", "unparseable"], await StoredRun.Open(talk.Folder["run"]).ReadJudgementsAsync(Token).Select(j => j.ParseStatus).ToListAsync(Token));
    }

    [Theory]
    [InlineData("""{"ask": []}""", "do not know")]
    [InlineData("", "do not know")]
    [InlineData("""{"ask": [{"section": "/", "question": "The same again?"}, {"section": "/../..", "question": "And outside?"}]}""", "do not know")]
    [InlineData("a thousand", "do not know: too many subquestions")]
    public async Task An_overseer_who_answers_nothing_asks_itself_or_asks_without_end_ends_in_do_not_know(string reply, string verdict)
    {
        var said = reply != "a thousand" ? reply : $$"""{"ask": [{{string.Join(", ", Enumerable.Range(0, 1_000).Select(i => $$"""{"section": "/{{i % 2}}", "question": "{{i}}?"}"""))}}]}""";
        await using var talk = await Talk.BeginAsync(new() { Script = _ => new(said) });

        var outcome = await Ltp.RunAsync(Command(talk, "run"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var verdicts = await StoredRun.Open(talk.Folder["run"]).ReadJudgementsAsync(Token).ToListAsync(Token);
        Assert.Equal(3, verdicts.Count);
        Assert.All(verdicts, v => Assert.Equal(("abstained", verdict, null), (v.ParseStatus, v.Raw, v.Credences)));
        Assert.True(talk.Server.Requests.Count < 200);
    }

    [Fact]
    public async Task A_budget_that_is_spent_is_a_typed_do_not_know()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = Overseer });

        var outcome = await Ltp.RunAsync([.. Command(talk, "run"), "--budget", "2"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var run = StoredRun.Open(talk.Folder["run"]);
        Assert.All(await run.ReadJudgementsAsync(Token).ToListAsync(Token), v => Assert.Equal("do not know: the budget of moves is spent", v.Raw));
        Assert.All(await run.ReadDecompositionsAsync(Token).ToListAsync(Token), d => Assert.Equal(("budget", 2), (d.Questions[0].Missing, d.Moves)));
    }

    [Fact]
    public async Task A_limit_stops_it_and_resume_asks_for_no_reply_that_came()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = Overseer });
        var first = await Ltp.RunAsync([.. Command(talk, "run"), "--max-calls", "4", "--concurrency", "1"]);
        Assert.Equal(ExitCode.Failure, first.Code);
        Assert.Contains("ltp amplify --resume", first.Error, StringComparison.Ordinal);

        var second = await Ltp.RunAsync("amplify", "--resume", talk.Folder["run"]);

        Assert.True(second.Code == ExitCode.Success, second.Error);
        Assert.Equal(3, await StoredRun.Open(talk.Folder["run"]).ReadDecompositionsAsync(Token).CountAsync(Token));
        Assert.Equal(talk.Recorded("run"), talk.Server.Counts.Replies);
    }

    [Fact]
    public async Task A_question_that_failed_is_asked_again_as_the_output_says_and_then_has_one_verdict()
    {
        var refuses = true;
        await using var talk = await Talk.BeginAsync(new()
        {
            Script = Overseer,
            Raw = request => refuses && Asks(request, "Does the boiler burn oil?") ? new("""{"error":{"message":"The response was filtered.","code":"content_filter"}}""", 400) : null,
        });

        var first = await Ltp.RunAsync(Command(talk, "run"));
        Assert.True(first.Code == ExitCode.Success, first.Error);
        Assert.Contains($"'ltp amplify --resume {talk.Folder["run"]} --retry-failed' asks again", first.Output, StringComparison.Ordinal);

        refuses = false;
        var second = await Ltp.RunAsync("amplify", "--resume", talk.Folder["run"], "--retry-failed");

        Assert.True(second.Code == ExitCode.Success, second.Error);
        Assert.DoesNotContain("Failed: ", second.Output, StringComparison.Ordinal);
        var run = StoredRun.Open(talk.Folder["run"]);
        Assert.Equal(["oil", "older", "seal"], await run.ReadDecompositionsAsync(Token).Select(d => d.DecompositionId).ToListAsync(Token));
        Assert.All(await run.ReadDecompositionsAsync(Token).ToListAsync(Token), d => Assert.Null(d.Error));
        Assert.Equal(["decided", "decided", "decided"], await run.ReadJudgementsAsync(Token).Select(j => j.ParseStatus).ToListAsync(Token));
    }

    [Fact]
    public async Task A_dry_run_calls_nobody_and_tells_calls_tokens_and_cost()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync([.. Command(talk, "run"), "--dry-run", "--prices", talk.Folder["prices.json"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("3 questions in about", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("never more than 300 moves (--budget)", outcome.Output, StringComparison.Ordinal); // 100 a question
        Assert.DoesNotContain("at the most", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("3 verdicts", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("$", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(talk.Server.Requests);
        Assert.False(Directory.Exists(talk.Folder["run"]));
    }

    [Fact]
    public async Task Prose_in_the_place_of_a_move_is_unparseable_and_kept()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = _ => new("I would rather not.") });

        var outcome = await Ltp.RunAsync(Command(talk, "run"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("(unreadable)", outcome.Output, StringComparison.Ordinal);
        var run = StoredRun.Open(talk.Folder["run"]);
        Assert.All(await run.ReadDecompositionsAsync(Token).ToListAsync(Token), d => Assert.Equal("unreadable", d.Questions[0].Missing));
        var verdicts = await run.ReadJudgementsAsync(Token).ToListAsync(Token);
        Assert.Equal(3, verdicts.Count);
        Assert.All(verdicts, v => Assert.Equal(("unparseable", "I would rather not.\n(the reply holds no JSON object)"), (v.ParseStatus, v.Raw)));
    }

    [Theory]
    [InlineData("--tree {t} --overseer test/m", "--question")]
    [InlineData("--tree {t} --question why", "--overseer")]
    [InlineData("--tree nowhere --question why --overseer test/m", "nowhere")]
    [InlineData("--tree world:snow --question why --overseer test/m", "world")]
    [InlineData("--tree {t} --question why --overseer test/m@http://127.0.0.1:1/v1 --width 0", "--width", "0")]
    [InlineData("--tree {t} --question why --overseer test/m@http://127.0.0.1:1/v1 --budget 0", "--budget", "0")]
    [InlineData("--tree {t} --question why --overseer bounded", "--overseer", "bounded")]
    [InlineData("--tree {t} --question why --overseer gpt-4o-mini", "--overseer", "gpt-4o-mini")]
    [InlineData("--tree {t} --question why --overseer test/m --task tiny", "--task", "--tree")]
    [InlineData("--question why", "--question", "--tree")]
    [InlineData("--max-calls 3", "--max-calls", "--tree")]
    public async Task Bad_input_is_one_line(string options, params string[] telling)
    {
        await using var talk = await Talk.BeginAsync();
        (await Ltp.RunAsync(["amplify", .. options.Replace("{t}", talk.Folder["house"], StringComparison.Ordinal).Split(' ')])).IsRefused(telling);
    }

    private static readonly string[] Store = ["decompositions.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl"];

    private static string[] Command(Talk talk, string run, string? overseer = null) =>
        ["amplify", "--questions", talk.Folder["questions.jsonl"], "--tree", talk.Folder["house"], "--overseer", overseer ?? talk.Talker, "--depth", "6", "--out", talk.Folder[run]];

    private static bool Asks(JsonNode request, string words) => request["messages"]!.AsArray()[^1]!["content"]!.GetValue<string>().Contains(words, StringComparison.Ordinal);

    /// <summary>Asks about all sections below; answers from what helpers said; at the bottom quotes slate, or knows nothing.</summary>
    private static Answer Overseer(JsonNode request)
    {
        var text = request["messages"]!.AsArray()[^1]!["content"]!.GetValue<string>();
        var below = Below().Matches(text).Select(m => m.Groups[1].Value).ToArray();
        return text.Contains("label alone", StringComparison.Ordinal) ? new DebateBrain().Reply(request) : new(text.Contains("\nA helper was asked", StringComparison.Ordinal) ? """{"answer": "So they say."}"""
            : below.Length > 0 ? $$"""{"ask": [{{string.Join(", ", below.Select(b => $$"""{"section": "{{b}}", "question": "What is said here?"}"""))}}]}"""
            : text.Contains("of slate", StringComparison.Ordinal) ? """{"answer": "Slate.", "quotes": ["The roof is of slate", "The roof is of straw"]}"""
            : "{}");
    }

    [GeneratedRegex("^Section ([^ ]+) below it begins", RegexOptions.Multiline)]
    private static partial Regex Below();
}
