using System.Text.Json.Nodes;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Unpacking.Text;

/// <summary><c>ltp unpacker --world text</c> against a server on loopback whose model asks for the first page and copies it, or writes.</summary>
public sealed class TextExplorationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Books_are_stored_with_what_was_asked_and_copied_and_nobody_is_asked_twice()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = Explorer });

        var outcome = await Ltp.RunAsync(Command(talk, "run"));

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("Explored and stored only", outcome.Output, StringComparison.Ordinal);
        var books = await StoredRun.Open(talk.Folder["run"]).ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.Equal(["book-00000", "book-00000/perturbed", "book-00001"], books.Select(b => b.DecompositionId));
        Assert.Contains(books[0].Questions, q => q is { Source: "look_up", Question: "What does Z say on page /0?", Answer: not null });
        Assert.Contains(books[0].Questions, q => q is { Question: "Write page /1.", Facts: [{ Address: "/0" }] });
        Assert.Contains("written anew", books[1].Questions[0].Question, StringComparison.Ordinal);
        Assert.True(books[0] is { NCalls: >= 4, Tokens: > 0 });
        var asked = talk.Server.Requests.Count;

        // As a kill after the first book leaves it: the second is had from the recordings.
        File.WriteAllText(talk.Folder["run", "open.json"], """{"schema":"ltp.open/1","unit":"books","items":2}""");
        foreach (var file in new[] { "items.jsonl", "decompositions.jsonl" })
        {
            var lines = File.ReadAllLines(talk.Folder["run", file]);
            File.WriteAllLines(talk.Folder["run", file], lines.Where(l => !l.Contains("book-00001", StringComparison.Ordinal)));
        }

        var resumed = await Ltp.RunAsync("unpacker", "--resume", talk.Folder["run"]);
        Assert.True(resumed.Code == ExitCode.Success, resumed.Error);
        Assert.Equal(asked, talk.Server.Requests.Count);
        Assert.Equal(3, (await StoredRun.Open(talk.Folder["run"]).ReadDecompositionsAsync(Token).ToListAsync(Token)).Count);
    }

    [Fact]
    public async Task A_dry_run_calls_nobody_and_tells_the_cost()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync([.. Command(talk, "run"), "--dry-run", "--prices", talk.Folder["prices.json"]]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("2 books of 3 pages; nobody was called", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("$", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(talk.Server.Requests);
        Assert.False(Directory.Exists(talk.Folder["run"]));
    }

    [Fact]
    public async Task A_model_that_writes_nothing_is_told_and_the_run_fails()
    {
        await using var talk = await Talk.BeginAsync(new() { Script = _ => new("I would rather not.") });

        var outcome = await Ltp.RunAsync(Command(talk, "run"));

        Assert.Equal(ExitCode.Failure, outcome.Code);
        Assert.Contains("2 failed", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--world text --root Bread", "--model")]
    [InlineData("--world text --model test/m", "--root")]
    [InlineData("--model test/m --root Bread", "--model", "--world text")]
    [InlineData("--world text --model test/m --root Bread --flat", "--flat", "no Mz is trained")]
    [InlineData("--world text --model test/m@http://127.0.0.1:1/v1 --root Bread --depth 12 --set branching=16", "pages, more than 1,000")]
    [InlineData("--world text --model test/m --root Bread --set latents=3", "latents")]
    public async Task Bad_input_is_one_line(string options, params string[] telling) =>
        (await Ltp.RunAsync(["unpacker", .. options.Split(' ')])).IsRefused(telling);

    private static string[] Command(Talk talk, string run) =>
        ["unpacker", "--world", "text", "--model", talk.Talker, "--root", "Bread in hungry years", "--set", "books=2", "--set", "branching=2", "--depth", "1", "--perturb", "1", "--out", talk.Folder[run]];

    private static Answer Explorer(JsonNode request)
    {
        var text = request["messages"]!.AsArray()[^1]!["content"]!.GetValue<string>();
        return new(text.Contains("You asked for page /0", StringComparison.Ordinal) ? """{"copy": "/0"}"""
            : text.Contains("Page /0 begins", StringComparison.Ordinal) && !text.Contains("said", StringComparison.Ordinal) ? """{"ask": "/0"}"""
            : $$"""{"write": "It is so. {{text.Length}}"}""");
    }
}
