using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts.Tests.Toys;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Tests.Comparing;

public sealed class ComparisonTests : IDisposable
{
    private static readonly Question Lamp = new("lamp", "Is the lamp lit?", AnswerSet.NoYes);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_cell_that_fails_leaves_the_others_intact_and_is_stored_with_its_cause()
    {
        var run = await RunAsync(
            new ComparisonCell("sound", new SequentialDebate(1), _ => new Saying(Credences.OfYes(.9))),
            new ComparisonCell("broken", new SequentialDebate(1), _ => new Saying(null)));

        var debates = await run.ReadDebatesAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, debates.Count(d => d is { Status: "finished", Error: null } && d.Labels["rules"] == "sound"));
        Assert.Equal(4, debates.Count(d => d is { Status: "failed", Error: "The lamp fell over." } && d.Labels["rules"] == "broken"));
        var judgements = await run.ReadJudgementsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, judgements.Count(j => j.Correct == true));
        Assert.Equal(4, judgements.Count(j => j is { ParseStatus: "failed", Correct: null, Credences: null }));
    }

    [Fact]
    public async Task Both_orders_and_both_claims_are_played_on_the_same_item()
    {
        var run = await RunAsync(new ComparisonCell("sound", new SequentialDebate(1), _ => new Saying(Credences.OfYes(.9))));

        var debates = await run.ReadDebatesAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("dishonest", "A", false), ("dishonest", "B", true), ("honest", "A", false), ("honest", "B", true)],
            debates.Select(d => (d.Sides.Single(s => s.SpeaksFirst).Debater!, d.Sides.Single(s => s.SpeaksFirst).Label, d.Swap)));
    }

    [Fact]
    public async Task What_cannot_be_played_at_all_is_refused_before_anyone_is_asked()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(
            new ComparisonCell("open", new OpenChoice(new Consultancy()), _ => new Saying(Credences.OfYes(.9)))));
        Assert.False(File.Exists(_folder["run", "debates.jsonl"]));
    }

    [Fact]
    public async Task Debates_are_charged_with_what_they_cost_in_the_order_in_which_they_are_played()
    {
        var asked = new List<string>();
        var run = await RunAsync(
            debateId =>
            {
                asked.Add(debateId);
                return new() { Calls = asked.Count, InputTokens = 10, OutputTokens = 1, KnownCost = .5m, UnknownCost = debateId.Contains("c01", StringComparison.Ordinal) ? 1 : 0 };
            },
            new ComparisonCell("sound", new SequentialDebate(1), _ => new Saying(Credences.OfYes(.9))),
            new ComparisonCell("broken", new SequentialDebate(1), _ => new Saying(null)));

        var debates = await run.ReadDebatesAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(debates.Select(d => d.DebateId), asked.Order(StringComparer.Ordinal));
        Assert.Equal(asked, debates.OrderBy(d => d.NCalls!.Value).Select(d => d.DebateId));
        Assert.All(debates, d => Assert.Equal((11, d.Status == "failed" ? null : .5), (d.Tokens, d.Cost)));
    }

    public void Dispose() => _folder.Dispose();

    private Task<StoredRun> RunAsync(params ComparisonCell[] cells) => RunAsync(costs: null, cells);

    private async Task<StoredRun> RunAsync(Func<string, CallTotals>? costs, params ComparisonCell[] cells)
    {
        var tree = new DelegateUnpacker(() => new(NodeAddress.Root, "The lamp is lit.", 0), (_, _) => throw new InvalidOperationException("a leaf"));
        var item = new ComparisonItem(
            "i0", Lamp, tree, Credences.OfYes(1), new(new Speaking("honest"), new AnswerPosition(1)), new(new Speaking("dishonest"), new AnswerPosition(0)));
        using (var writer = RunWriter.Create(
            _folder["run"], new RunInfo { Schema = RunInfo.CurrentSchema, RunId = "r", Kind = "compare" }, new(OpenRun.CurrentSchema, "items", 1)))
        {
            await new Comparison(cells, new Seed(1), [item]) { RunId = "r", Costs = costs }.RunAsync(writer, cancellationToken: TestContext.Current.CancellationToken);
            await writer.CloseAsync(TestContext.Current.CancellationToken);
        }

        return StoredRun.Open(_folder["run"]);
    }

    private sealed class Speaking(string name) : IDebater
    {
        public string Name => name;

        public ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new Speech("Look.", [new(NodeAddress.Root, "lamp")], []));
    }

    private sealed class Saying(Credences? credences) : IJudge
    {
        public string Name => "saying";

        public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) => credences is null
            ? throw new InvalidOperationException("The lamp fell over.")
            : ValueTask.FromResult<Verdict>(new DecidedVerdict(credences, new("said", "")));
    }
}
