using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary>The transcript store that a run leaves; <see cref="LearnTests"/> shows that its bytes are the same however the run came about.</summary>
public sealed class RunStoringTests(FinishedRun run)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_store_holds_debates_in_the_order_of_their_ids()
    {
        var stored = StoredRun.Open(run.Path);
        var debates = await stored.ReadDebatesAsync(Token).ToListAsync(Token);

        Assert.Equal(("learn", 0L), (stored.Info.Kind, stored.TornBytes));
        Assert.Matches("^keeling-[0-9a-f]{8}$", stored.Info.RunId);
        Assert.Equal(debates.Select(d => d.DebateId).Distinct().Order(StringComparer.Ordinal), debates.Select(d => d.DebateId));
        Assert.All(debates, d => Assert.Equal(stored.Info.RunId, d.RunId));
    }

    [Fact]
    public async Task A_debates_labels_say_its_world_what_was_asked_and_of_which_set()
    {
        var debates = await StoredRun.Open(run.Path).ReadDebatesAsync(Token).ToListAsync(Token);

        Assert.All(debates, d => Assert.Equal(("keeling", d.DebateId[..5]), (d.Labels["family"], d.Labels["world"])));
        Assert.Equal(["prior", "question"], debates.Select(d => d.Labels["kind"]).Distinct().Order());
        Assert.Equal(["d", "d_star"], debates.Where(d => d.Labels["kind"] == "question").Select(d => d.Labels["set"]).Distinct().Order());
        Assert.All(debates.Where(d => d.Labels["kind"] == "prior"), d => Assert.False(d.Labels.ContainsKey("set")));
    }

    [Fact]
    public async Task The_key_is_what_the_exact_honest_debater_defends_and_verdicts_are_scored_by_it()
    {
        var stored = StoredRun.Open(run.Path);
        var debates = await stored.ReadDebatesAsync(Token).ToDictionaryAsync(d => d.DebateId, cancellationToken: Token);
        var keys = await stored.ReadKeysAsync(Token).ToDictionaryAsync(k => k.DebateId, cancellationToken: Token);
        var judgements = await stored.ReadJudgementsAsync(Token).ToListAsync(Token);

        Assert.Equal(debates.Keys, judgements.Select(j => j.DebateId));
        Assert.All(judgements, j =>
        {
            Assert.Equal(debates[j.DebateId].Sides.Single(s => s.Debater == "honest").Credences, keys[j.DebateId].Truth);
            Assert.Equal((true, "simulated", StoredJudgement.AsPlayed), (j.Final, j.JudgeKind, j.Order));
        });

        // A bounded judge of exact debaters is on the honest side wherever the sides differ and it decided.
        Assert.DoesNotContain(judgements, j => j.Correct == false);
        Assert.Contains(judgements, j => j.Correct == true);
    }

    [Fact]
    public async Task Every_citation_that_holds_is_found_in_the_nodes()
    {
        var stored = StoredRun.Open(run.Path);
        var nodes = await stored.ReadNodesAsync(Token).ToDictionaryAsync(n => (n.TreeId, n.Address), n => n.Text, cancellationToken: Token);

        var checkedOnes = 0;
        await foreach (var debate in stored.ReadDebatesAsync(Token))
        {
            foreach (var citation in debate.Turns.SelectMany(t => t.Citations))
            {
                Assert.Equal(Tree.CitationStatus.Exact, citation.Status);
                Assert.Equal(citation.Quote, nodes[(debate.TreeId!, citation.Address)].Substring(citation.Start!.Value, citation.Length!.Value));
                checkedOnes++;
            }
        }

        Assert.True(checkedOnes > 100);
    }

    [Fact]
    public async Task Comparisons_of_two_backgrounds_are_stored_with_both_trees_as_one()
    {
        using var folder = new TemporaryFolder();
        var outcome = await Ltp.RunAsync([.. Ltp.TinyOn("encyclopedia", worlds: 1), "--prior", "ratio", "--posterior", "point", "--out", folder["run"]]);
        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var stored = StoredRun.Open(folder["run"]);

        var ratios = await stored.ReadDebatesAsync(Token).Where(d => d.Labels["kind"] == "ratio").ToListAsync(Token);

        Assert.True(ratios.Count >= 10);
        var nodes = await stored.ReadNodesAsync(Token).Select(n => (n.TreeId, n.Address)).ToHashSetAsync(cancellationToken: Token);
        Assert.All(ratios.SelectMany(d => d.Turns, (d, t) => (d, t)).SelectMany(p => p.t.Citations, (p, c) => (p.d.TreeId!, c.Address)), cited => Assert.Contains(cited, nodes));
        Assert.All(await stored.ReadDebatesAsync(Token).Where(d => d.Labels["kind"] == "question").ToListAsync(Token), d => Assert.True(d.Labels.ContainsKey("set"), d.QuestionId));
    }

    [Fact]
    public async Task A_run_killed_while_it_was_closed_is_closed_again()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.CopyOf(run.Path, "run");
        var debates = Path.Combine(copy, "debates.jsonl");
        await File.WriteAllLinesAsync(debates, (await File.ReadAllLinesAsync(debates, Token)).Reverse(), Token);
        await File.WriteAllTextAsync(Path.Combine(copy, "open.json"), """{"schema":"ltp.open/1","unit":"worlds","items":2}""", Token);
        await File.WriteAllTextAsync(Path.Combine(copy, "debates.jsonl.part"), "mine", Token);

        var outcome = await Ltp.RunAsync("learn", "--resume", copy);

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.True(StoredRun.Open(copy).IsClosed);
        Assert.Equal(Ltp.StoreOf(run.Path), Ltp.StoreOf(copy));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(copy, "debates.jsonl.part"), Token));
    }

    [Fact]
    public async Task Judgements_that_were_added_later_stay()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.CopyOf(run.Path, "run");
        var stored = StoredRun.Open(copy);
        using (var writer = RunWriter.AddTo(stored))
        {
            writer.Append(StoredLine.Of(await stored.ReadJudgementsAsync(Token).FirstAsync(Token) with { JudgeId = "mine" }));
            await writer.CloseAsync(Token);
        }

        var before = Ltp.StoreOf(copy);
        Assert.Equal(ExitCode.Success, (await Ltp.RunAsync("learn", "--resume", copy)).Code);

        Assert.Equal(before, Ltp.StoreOf(copy));
    }
}
