using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;
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
        Assert.Equal(File.ReadAllBytes(talk.Folder["run", "decompositions.jsonl"]), File.ReadAllBytes(talk.Folder["again", "decompositions.jsonl"]));
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
        Assert.All(talk.Server.Counts.ByBody.Values, c => Assert.Equal(1, c.Replies));
    }

    [Fact]
    public async Task A_dry_run_calls_nobody_and_tells_calls_tokens_and_cost()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync([.. Command(talk, "run"), "--dry-run", "--prices", talk.Folder["prices.json"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("3 questions in", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("$", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(talk.Server.Requests);
        Assert.False(Directory.Exists(talk.Folder["run"]));
    }

    [Fact]
    public async Task A_model_that_never_answers_ends_in_do_not_know()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = _ => new("I would rather not.") });

        var outcome = await Ltp.RunAsync(Command(talk, "run"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("(do not know)", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tree {t} --overseer test/m", "--question")]
    [InlineData("--tree {t} --question why", "--overseer")]
    [InlineData("--tree nowhere --question why --overseer test/m", "nowhere")]
    [InlineData("--tree world:snow --question why --overseer test/m", "world")]
    [InlineData("--tree {t} --question why --overseer test/m@http://127.0.0.1:1/v1 --width 0", "--width", "0")]
    [InlineData("--tree {t} --question why --overseer test/m --task tiny", "--task", "--tree")]
    [InlineData("--question why", "--question", "--tree")]
    [InlineData("--max-calls 3", "--max-calls", "--tree")]
    public async Task Bad_input_is_one_line(string options, params string[] telling)
    {
        await using var talk = await Talk.BeginAsync();
        (await Ltp.RunAsync(["amplify", .. options.Replace("{t}", talk.Folder["house"], StringComparison.Ordinal).Split(' ')])).IsRefused(telling);
    }

    private static string[] Command(Talk talk, string run) =>
        ["amplify", "--questions", talk.Folder["questions.jsonl"], "--tree", talk.Folder["house"], "--overseer", talk.Talker, "--depth", "6", "--out", talk.Folder[run]];

    /// <summary>Asks about all sections below; answers from what helpers said; at the bottom quotes slate, or knows nothing.</summary>
    private static Answer Overseer(JsonNode request)
    {
        var text = request["messages"]!.AsArray()[^1]!["content"]!.GetValue<string>();
        var below = Below().Matches(text).Select(m => m.Groups[1].Value).ToArray();
        return new(text.Contains("\nA helper was asked", StringComparison.Ordinal) ? """{"answer": "So they say."}"""
            : below.Length > 0 ? $$"""{"ask": [{{string.Join(", ", below.Select(b => $$"""{"section": "{{b}}", "question": "What is said here?"}"""))}}]}"""
            : text.Contains("of slate", StringComparison.Ordinal) ? """{"answer": "Slate.", "quotes": ["The roof is of slate", "The roof is of straw"]}"""
            : "{}");
    }

    [GeneratedRegex("^Section ([^ ]+) below it begins", RegexOptions.Multiline)]
    private static partial Regex Below();
}
