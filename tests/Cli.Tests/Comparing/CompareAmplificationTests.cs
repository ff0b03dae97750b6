using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing.Faults;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Comparing;

/// <summary><c>ltp compare</c> with amplification beside debate on the same items: of a world, whose human oversees, and of documents, where a language model does.</summary>
public sealed class CompareAmplificationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The human of the encyclopedia adds what is below a page; asked of both children with memory he is right on every question (science: "HCH with memory is exact").</summary>
    [Fact]
    public async Task The_worlds_human_is_right_by_asking_and_less_so_when_he_errs_or_may_hardly_ask()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await Ltp.RunAsync(
            "compare", "--protocols", "recursive", "hch", "hch:error=.2", "hch:budget=1", "--items", "20", "--depths", "6", "--out", folder["run"], "--json");

        Assert.True(code == 0, error);
        var groups = JsonDocument.Parse(output).RootElement.GetProperty("groups").EnumerateArray().ToDictionary(
            g => $"{g.GetProperty("factors").GetProperty("rules")} {g.GetProperty("factors").GetProperty("claim")}", g => g.GetProperty("statistics"));
        double? Of(string group, string statistic) => groups[group].GetProperty(statistic).GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
        Assert.Equal((1, 0), (Of("hch -", "accuracy_of_all"), Math.Round(Of("hch -", "brier")!.Value, 12)));
        Assert.InRange(Of("hch:error=.2 -", "accuracy_of_all")!.Value, 0, .95);
        Assert.Equal((0.0, 1.0), (Of("hch:budget=1 -", "accuracy_of_all"), Of("hch:budget=1 -", "abstained")));
        Assert.Equal(1, Of("recursive honest", "accuracy_of_all"));

        var run = StoredRun.Open(folder["run"]);
        var decompositions = await run.ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.Equal(3 * 20, decompositions.Count);
        Assert.All(await run.ReadDebatesAsync(Token).ToListAsync(Token), d => Assert.Equal("recursive", d.Labels["rules"]));
        Assert.Equal(["budget"], decompositions.Where(d => d.Labels!["rules"] == "hch:budget=1").Select(d => d.Questions[0].Missing).Distinct());
        Assert.All(decompositions.Where(d => d.Labels!["rules"] == "hch"), d => Assert.Contains(d.Questions, q => q.Facts.Count > 0));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string[] words = ["compare", "--world", "snow", "--items", "5", "--protocols", "simultaneous", "hch:error=.1", "--out"];
        Assert.Equal(0, (await Ltp.RunAsync([.. words, folder["a"]])).Code);
        Assert.Equal(0, (await Ltp.RunAsync([.. words, folder["b"]])).Code);

        foreach (var file in new[] { "run.json", "debates.jsonl", "decompositions.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl" })
        {
            Assert.Equal(File.ReadAllBytes(folder["a", file]), File.ReadAllBytes(folder["b", file]));
        }
    }

    [Fact]
    public async Task On_documents_models_debate_and_oversee_the_same_questions_and_a_stopped_run_goes_on_without_paying_again()
    {
        await using var talk = await Talk.BeginAsync();
        string[] words =
        [
            "compare", "--questions", talk.Folder["questions.jsonl"], "--tree", talk.Folder["house"], "--debater", talk.Talker, "--judges", talk.Judge,
            "--protocols", "simultaneous:rounds=1", "hch", "--overseers", talk.Talker, "--prices", talk.Folder["prices.json"], "--out",
        ];
        var stopped = await Ltp.RunAsync([.. words, talk.Folder["run"], "--max-calls", "25"]);
        Assert.Equal(ExitCode.Failure, stopped.Code);
        var resumed = await Ltp.RunAsync("compare", "--resume", talk.Folder["run"], "--prices", talk.Folder["prices.json"]);

        Assert.True(resumed.Code == 0, resumed.Error);
        Assert.All(talk.Server.Counts.ByBody.Values, c => Assert.Equal(1, c.Replies));
        var run = StoredRun.Open(talk.Folder["run"]);
        var decompositions = await run.ReadDecompositionsAsync(Token).ToListAsync(Token);
        Assert.Equal(["oil", "older", "seal"], decompositions.Select(d => d.QuestionId));
        Assert.All(decompositions, d => Assert.True(d is { Cost: > 0, NCalls: > 1 }));
        Assert.Equal(4 * 3, await run.ReadDebatesAsync(Token).CountAsync(Token));
        Assert.Contains("hch", resumed.Output, StringComparison.Ordinal);
    }

    /// <summary>The overseer's endpoint fails: its decompositions have failed and say why; all debates stand.</summary>
    [Fact]
    public async Task A_decomposition_that_fails_is_typed_and_touches_no_debate()
    {
        await using var talk = await Talk.BeginAsync();
        await using var broken = await Talk.BeginAsync(new() { Faults = FaultPlan.Always(FaultKind.ServerError) });

        var outcome = await Ltp.RunAsync(
            "compare", "--questions", talk.Folder["questions.jsonl"], "--tree", talk.Folder["house"], "--debater", talk.Talker, "--judges", talk.Judge,
            "--protocols", "consultancy", "hch", "--overseers", broken.Talker, "--out", talk.Folder["run"]);

        Assert.True(outcome.Code == 0, outcome.Error);
        var run = StoredRun.Open(talk.Folder["run"]);
        Assert.All(await run.ReadDecompositionsAsync(Token).ToListAsync(Token), d => Assert.Equal((true, "failed"), (d.Error is not null, d.Questions[0].Missing)));
        Assert.All(await run.ReadDebatesAsync(Token).ToListAsync(Token), d => Assert.Equal("finished", d.Status));
        Assert.Equal(3, await run.ReadJudgementsAsync(Token).CountAsync(j => j.ParseStatus == "failed", Token));
    }

    [Fact]
    public async Task Judging_again_judges_the_debates_and_says_that_decompositions_keep_their_overseers_verdict()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Ltp.RunAsync("compare", "--protocols", "alone", "hch", "--items", "2", "--out", folder["both"])).Code);
        Assert.Equal(0, (await Ltp.RunAsync("compare", "--protocols", "hch", "--items", "2", "--out", folder["one"])).Code);

        var (code, _, told) = await Ltp.RunAsync("judge", folder["both"], "--judge", "length");

        Assert.Equal(0, code);
        Assert.Contains("decompositions are not judged (2 in ", told, StringComparison.Ordinal);
        (await Ltp.RunAsync("judge", folder["one"], "--judge", "length")).IsRefused("decompositions", "overseer");
    }

    [Theory]
    [InlineData("--world keeling --protocols hch", "keeling", "splits")]
    [InlineData("--protocols hch --overseers bounded", "--overseers", "bounded")]
    [InlineData("--protocols hch --overseers human human", "--overseers", "two")]
    [InlineData("--protocols alone --overseers human", "--overseers", "--protocols")]
    [InlineData("--protocols hch:budget=0", "budget", "0")]
    [InlineData("--protocols hch hch:depth=64", "--protocols", "two")]
    [InlineData("--protocols hch:error=.1 --overseers test/m@http://127.0.0.1:1/v1", "error", "test/m")]
    [InlineData("--questions {q} --protocols hch", "--questions", "--tree")]
    [InlineData("--tree {t} --debater test/m", "--questions")]
    [InlineData("--tree {t} --questions {q} --protocols alone", "--debater")]
    [InlineData("--tree {t} --questions {q} --debater test/m@http://127.0.0.1:1/v1 --protocols hch", "--overseers", "human")]
    [InlineData("--tree {t} --questions {q} --debater test/m@http://127.0.0.1:1/v1 --world snow", "--world", "--tree")]
    public async Task Bad_input_is_one_line(string options, params string[] telling)
    {
        await using var talk = await Talk.BeginAsync();
        (await Ltp.RunAsync(["compare", "--out", talk.Folder["run"], .. options.Replace("{t}", talk.Folder["house"], StringComparison.Ordinal)
            .Replace("{q}", talk.Folder["questions.jsonl"], StringComparison.Ordinal).Split(' ')])).IsRefused(telling);
        Assert.False(Directory.Exists(talk.Folder["run"]));
    }
}
