using LearningThePrior.Transcripts.Checking;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Checking;

/// <summary>What is found in runs that were changed by hand.</summary>
public sealed class RunCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_run_has_no_fault() => Assert.Empty(await CheckAsync());

    [Theory]
    [InlineData("judgements.jsonl", "\"correct\":true", "\"correct\":false", "not derived", "d/quote/1/as_played")]
    [InlineData("judgements.jsonl", "[0.75,0.25]", "[0.25,0.75]", "not derived", "d/quote/1/as_played")]
    [InlineData("keys.jsonl", "\"correct\":0", "\"correct\":1", "not derived", "d/quote/1/as_played")]
    [InlineData("nodes.jsonl", "the knife", "the spoon", "not derived", "d")]
    [InlineData("debates.jsonl", "\"quote\":\"the knife\"", "\"quote\":\"the spoon\"", "not derived", "d")]
    [InlineData("judgements.jsonl", "\"debate_id\":\"d\"", "\"debate_id\":\"e\"", "missing", "e")]
    public async Task What_does_not_follow_is_named_by_its_line(string file, string before, string after, string kind, string id)
    {
        var run = Run();
        var path = Path.Combine(run.Path, file);
        var text = await File.ReadAllTextAsync(path, Token);
        Assert.Contains(before, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(before, after, StringComparison.Ordinal), Token);

        var faults = await RunCheck.OfAsync(StoredRun.Open(run.Path), Token);

        Assert.Contains(faults, f => f.Kind == kind && f.Id == id);
    }

    [Fact]
    public async Task A_node_that_is_gone_is_missing()
    {
        var run = Run();
        await File.WriteAllTextAsync(Path.Combine(run.Path, "nodes.jsonl"), "", Token);

        var fault = Assert.Single(await RunCheck.OfAsync(StoredRun.Open(run.Path), Token));

        Assert.Equal(("missing", "nodes.jsonl", "t//2/0"), (fault.Kind, fault.File, fault.Id));
    }

    [Theory]
    [InlineData("another question", null)]
    [InlineData("q", "e")]
    public async Task A_question_whose_answer_nobody_knows_needs_no_key_and_a_debate_on_one_that_has_a_key_needs_it(string question, string? missing)
    {
        var run = Run();
        var unkeyed = ToyDebates.Plain with { DebateId = "e", QuestionId = question, Protocol = "debate" };
        await File.AppendAllTextAsync(Path.Combine(run.Path, "debates.jsonl"), Stores.Text(unkeyed) + "\n", Token);
        var verdict = JudgementLine.Of(new Debate.DecidedVerdict(new Probability.Credences(.75, .25), new("counted", "")), new("run", "e", "quote", "simulated"), new(1, true, StoredJudgement.AsPlayed), 0, null, []);
        await File.AppendAllTextAsync(Path.Combine(run.Path, "judgements.jsonl"), Stores.Text(verdict) + "\n", Token);

        Assert.Equal(missing, (await RunCheck.OfAsync(StoredRun.Open(run.Path), Token)).SingleOrDefault()?.Id);
    }

    [Fact]
    public async Task A_damaged_line_is_named()
    {
        var run = Run();
        await File.WriteAllTextAsync(Path.Combine(run.Path, "keys.jsonl"), "{]\n", Token);

        Assert.Contains(await RunCheck.OfAsync(StoredRun.Open(run.Path), Token), f => f is { Kind: "damaged", File: "keys.jsonl" });
    }

    [Fact]
    public async Task A_change_that_agrees_with_itself_shows_against_the_seal_and_an_added_line_does_not()
    {
        var run = Run();
        Assert.Equal(5, await RunSeal.WriteAsync(run.Path, Token));
        var debates = Path.Combine(run.Path, "debates.jsonl");
        await File.WriteAllTextAsync(debates, (await File.ReadAllTextAsync(debates, Token)).Replace("Who did it?", "Who was it?", StringComparison.Ordinal), Token);
        await File.AppendAllTextAsync(Path.Combine(run.Path, "keys.jsonl"), "", Token);
        await File.WriteAllTextAsync(Path.Combine(run.Path, "judgements.jsonl"), "", Token);

        var faults = await RunCheck.OfAsync(StoredRun.Open(run.Path), Token);

        Assert.Equal(
            [("altered", "debates.jsonl", "d"), ("missing", "judgements.jsonl", "d/quote/1/as_played")],
            faults.Select(f => (f.Kind, f.File, f.Id!)).Order());
    }

    private Task<IReadOnlyList<RunFault>> CheckAsync() => RunCheck.OfAsync(Run(), Token);

    private StoredRun Run()
    {
        var path = _folder["run"];
        using (var writer = new StoredRunWriter(path, Stores.Info))
        {
            writer.Add(ToyDebates.Plain with
            {
                DebateId = "d",
                Protocol = "debate",
                QuestionText = "Who did it?",
                Answers = ["the butler", "the cook"],
                TreeId = "t",
                Sides = [new("A", "a", 0, null, true), new("B", "b", 1, null, false)],
                Rounds = 1,
                Turns = [new(0, 0, "debater_a", "argue", "It was he.", null, [new("/2/0", "the knife", Tree.CitationStatus.Exact, 0, 9)], [], null, [], null, null, null)],
            });
            writer.Add(new StoredNode(StoredNode.CurrentSchema, "run", "t", "/2/0", "the knife lay there"));
            var key = new StoredKey(StoredKey.CurrentSchema, "run", "d", 0, null);
            writer.Add(key);
            writer.Add(JudgementLine.Of(
                new Debate.DecidedVerdict(new Probability.Credences(.75, .25), new("counted", "")), new("run", "d", "quote", "simulated"), new(1, true, StoredJudgement.AsPlayed), 0, key, []));
            writer.Complete();
        }

        return StoredRun.Open(path);
    }
}
