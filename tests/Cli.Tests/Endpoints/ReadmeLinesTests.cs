using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing.Ways;

namespace LearningThePrior.Cli.Tests.Endpoints;

/// <summary>The lines of README.md about a user's own documents and models, as they stand there, against servers that answer as well-known ones do.</summary>
public sealed class ReadmeLinesTests
{
    public static TheoryData<string> Providers => [.. ServerWay.All.Keys];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_lines_of_the_README_work_against(string provider)
    {
        await using var talk = await Talk.BeginAsync(ServerWay.All[provider].On(new()));
        File.WriteAllText(talk.Folder["questions.csv"], "question,correct\nDoes the boiler burn oil?,yes\nWas the seal worn in 2019?,no\n");

        var lines = Lines(talk, provider);
        var dry = await Ltp.RunAsync(lines[0]);
        var asked = talk.Server.Counts.Requests;
        var run = await Ltp.RunAsync([.. lines[1], "--out", talk.Folder["run"]]);

        Assert.True(dry.Code == 0, dry.Error);
        Assert.Contains("nobody was called", dry.Output, StringComparison.Ordinal);
        Assert.Equal(0, asked);
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("How often right", run.Output, StringComparison.Ordinal);
        var debates = talk.Lines("run", "debates.jsonl");
        Assert.Equal(["finished", "finished"], debates.Select(d => d.GetProperty("status").GetString()));
        JsonElement[] turns = [.. debates.SelectMany(d => d.GetProperty("turns").EnumerateArray())];
        Assert.Contains(turns.SelectMany(t => t.GetProperty("citations").EnumerateArray()), c => c.GetProperty("status").GetString() == "exact");
        Assert.All(turns, turn =>
        {
            Assert.False(turn.TryGetProperty("silence", out _));
            Assert.NotEmpty(turn.GetProperty("text").GetString()!);
            Assert.DoesNotContain("draft", turn.GetProperty("text").GetString()!, StringComparison.Ordinal);
        });
        Assert.All(talk.Lines("run", "judgements.jsonl"), j => Assert.Equal("decided", j.GetProperty("parse_status").GetString()));
    }

    // As vLLM refuses tools where it was not started for them, and as Ollama passed log-probabilities over for years: a run says what to add, and that works.
    [Fact]
    public async Task Where_a_server_lacks_what_the_lines_ask_for_the_run_says_what_to_add_and_that_works()
    {
        const string NoTools = """{"object":"error","message":"\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set","type":"BadRequestError","param":null,"code":400}""";
        await using var talk = await Talk.BeginAsync(new() { LogProbabilities = false, Raw = r => r["tools"] is null ? null : new(NoTools, 400) });
        File.WriteAllText(talk.Folder["questions.csv"], "question,correct\nDoes the boiler burn oil?,yes\n");
        var line = Lines(talk, "vllm")[1];

        var plain = await Ltp.RunAsync([.. line, "--out", talk.Folder["plain"]]);
        var byWords = await Ltp.RunAsync([.. line, "--reading", "words", "--out", talk.Folder["words"]]);
        var verbalised = await Ltp.RunAsync([.. line[..^1], $"verbalised:{line[^1]}", "--reading", "words", "--record", talk.Folder["words", "recordings"], "--out", talk.Folder["verbalised"]]);

        Assert.Contains("--reading words", plain.Error, StringComparison.Ordinal);
        Assert.Contains("--judge verbalised:MODEL", byWords.Error, StringComparison.Ordinal);
        Assert.Contains($"--record {talk.Folder["words", "recordings"]}", byWords.Error, StringComparison.Ordinal);
        Assert.True(verbalised.Code == 0, verbalised.Error);
    }

    private static string[][] Lines(Talk talk, string provider) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .SkipWhile(l => l != "## Your documents, your language models")
            .SkipWhile(l => l != "```").Skip(1).TakeWhile(l => l != "```")
            .Where(l => l.StartsWith("ltp ", StringComparison.Ordinal))
            .Select(l => l.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Select(w => w switch
            {
                "questions.csv" => talk.Folder["questions.csv"],
                "docs" => talk.Folder["house"],
                _ when w.StartsWith("openai/", StringComparison.Ordinal) => $"{provider}/{w[7..]}@{talk.Server.Address}",
                _ => w,
            }).ToArray()),
    ];
}
