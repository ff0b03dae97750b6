using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Analyzing;

/// <summary>What conditions choose of a run, as a run of its own.</summary>
public sealed class RunSelectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Decompositions_that_are_chosen_come_with_their_verdict_key_and_nodes()
    {
        Write("run");

        var chosen = await RunSelection.OfAsync([_folder["run"]], ["protocol=hch:depth=2"], Token);
        await chosen.WriteAsync(StoredRun.Open(_folder["run"]), _folder["part"], Token);

        var part = StoredRun.Open(_folder["part"]);
        Assert.Equal("asked", Assert.Single(await part.ReadDecompositionsAsync(Token).ToListAsync(Token)).DecompositionId);
        Assert.Equal("asked", Assert.Single(await part.ReadJudgementsAsync(Token).ToListAsync(Token)).DebateId);
        Assert.Equal("asked", Assert.Single(await part.ReadKeysAsync(Token).ToListAsync(Token)).DebateId);
        Assert.Equal("its own", Assert.Single(await part.ReadNodesAsync(Token).ToListAsync(Token)).Text);
        Assert.Empty(await part.ReadDebatesAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_run_without_decompositions_has_no_file_of_them()
    {
        using var toy = new ToyRun();
        toy.Add("a", .8);

        var chosen = await RunSelection.OfAsync([toy.Path], ["judge=judge"], Token);
        await chosen.WriteAsync(StoredRun.Open(toy.Path), _folder["part"], Token);

        Assert.Equal("a", Assert.Single(await StoredRun.Open(_folder["part"]).ReadDebatesAsync(Token).ToListAsync(Token)).DebateId);
        Assert.False(File.Exists(_folder["part", "decompositions.jsonl"]));
    }

    private void Write(string name)
    {
        using var writer = new StoredRunWriter(_folder[name], new() { Schema = RunInfo.CurrentSchema, RunId = "run", Kind = "amplify" });
        foreach (var (id, protocol, tree, text) in new[] { ("asked", "hch:depth=2", "t1", "its own"), ("other", "hch:depth=1", "t2", "another's") })
        {
            writer.Add(new StoredDecomposition(
                StoredDecomposition.CurrentSchema, "run", id, "context", "overseer", [new(0, null, "Which?", "this", null, "overseer", 1, [])])
            {
                QuestionId = id,
                QuestionText = "Which?",
                Answers = ["this", "that"],
                Protocol = protocol,
                TreeId = tree,
            });
            var key = new StoredKey(StoredKey.CurrentSchema, "run", id, 0, null);
            writer.Add(key);
            writer.Add(JudgementLine.Of(
                new DecidedVerdict(new Credences(.8, .2), new("counted", "")), new("run", id, "overseer", "simulated"), new(0, true, StoredJudgement.AsPlayed), null, key, []));
            writer.Add(new StoredNode(StoredNode.CurrentSchema, "run", tree, "/0", text));
        }

        writer.Complete();
    }
}
