using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public class CitationJudgeTests
{
    private static readonly NodeAddress[] Leaves = [.. new[] { "/0/0", "/0/1", "/1/0", "/1/1" }.Select(NodeAddress.Parse)];

    // Leaves 1, 0, 1, 1; the toy human's credence for yes is .5 and .01 for each claim believed.
    private readonly ToyWorld _world = ToyWorld.Small();

    [Fact]
    public async Task Alone_it_believes_what_it_looks_up()
    {
        Assert.Equal(.5, Yes(await PlayAsync(new JudgeAlone(), new(_world, checks: 3, lookUps: 0))));
        Assert.Equal(.52, Yes(await PlayAsync(new JudgeAlone(), new(_world, checks: 3, lookUps: 2))), 12);
    }

    [Fact]
    public async Task It_believes_of_each_side_as_many_cited_nodes_as_it_has_checks()
    {
        var debate = await PlayAsync(new SequentialDebate(1), Judge(2), Saying(0, Leaves[..3]), Saying(1, Leaves[3]));

        Assert.Equal([Leaves[0], Leaves[1], Leaves[3]], debate.JudgeRead);
        Assert.Equal(.53, Yes(debate), 12);
    }

    [Fact]
    public async Task It_believes_the_node_and_not_the_claim_about_it()
    {
        var liar = Speaking(1, new("", [Citation(Leaves[1])], [_world.Claim(Leaves[1], 1)]));
        var debate = await PlayAsync(new Consultancy(), new(new Echo(_world, Leaves[1], 0), checks: 1, lookUps: 0), liar);

        Assert.Equal(.51, Yes(debate), 12);
    }

    [Fact]
    public async Task A_claim_that_is_not_cited_or_misquoted_is_passed_over_and_takes_up_no_check()
    {
        Claim[] claims = [.. Leaves.Select(_world.Truth)];
        var forger = Speaking(0, new("", [new(Leaves[0], "This leaf holds 9"), Citation(Leaves[1])], claims));
        var debate = await PlayAsync(new Consultancy(), Judge(1), forger);

        Assert.Equal([Leaves[1]], debate.JudgeRead);
    }

    [Fact]
    public async Task A_claim_about_the_whole_is_not_believed()
    {
        var speech = new Speech("", [new(NodeAddress.Root, "A branch.")], [_world.Truth(NodeAddress.Root)]);

        Assert.Equal(.5, Yes(await PlayAsync(new Consultancy(), Judge(4), Speaking(0, speech))));
    }

    [Fact]
    public async Task Saying_a_thing_twice_or_by_both_sides_makes_it_no_truer()
    {
        var debate = await PlayAsync(new SequentialDebate(2), Judge(2), Saying(0, Leaves[0]), Saying(1, Leaves[0]));

        Assert.Equal([Leaves[0]], debate.JudgeRead);
        Assert.Equal(.51, Yes(debate), 12);
    }

    [Fact]
    public async Task The_verdict_is_the_same_in_all_eight_arrangements()
    {
        foreach (var protocol in new IProtocol[] { new SequentialDebate(), new SimultaneousDebate() })
        {
            foreach (var arrangement in Arrangements.All)
            {
                var setup = Setup(Judge(1), Saying(0, Leaves[0], Leaves[1]), Saying(1, Leaves[2])) with { Arrangement = arrangement };

                Assert.Equal(.52, Yes(await protocol.PlayAsync(setup, TestContext.Current.CancellationToken)), 12);
            }
        }
    }

    [Fact]
    public void Numbers_below_zero_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CitationJudge(_world, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CitationJudge(_world, 1, -1));
    }

    private static double Yes(Transcript debate) => Assert.IsType<DecidedVerdict>(debate.Verdict).Credences[1];

    private static Contestant Speaking(int answer, Speech speech) => new ScriptedDebater(_ => speech).For(answer);

    private CitationJudge Judge(int checks) => new(_world, checks, lookUps: 0);

    private Citation Citation(NodeAddress leaf) => new(leaf, $"This leaf holds {_world.Truth(leaf).Value}");

    private Contestant Saying(int answer, params NodeAddress[] leaves) =>
        Speaking(answer, new("", [.. leaves.Select(Citation)], [.. leaves.Select(_world.Truth)]));

    private DebateSetup Setup(CitationJudge judge, params Contestant[] contestants) =>
        _world.Setup(judge, contestants) with { JudgeBudget = new(8, 1_000) };

    private Task<Transcript> PlayAsync(IProtocol protocol, CitationJudge judge, params Contestant[] contestants) =>
        protocol.PlayAsync(Setup(judge, contestants), TestContext.Current.CancellationToken);

    /// <summary>The toy human, who insists on hearing exactly one claim.</summary>
    private sealed class Echo(ToyWorld world, NodeAddress leaf, int sum) : IHuman
    {
        public Claim? Read(Question question, string topic, NodeAddress address, string text) => world.Read(question, topic, address, text);

        public bool IsElementary(Question question, Claim claim) => world.IsElementary(question, claim);

        public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => false;

        public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
        {
            Assert.Equal([world.Claim(leaf, sum)], believed);
            return world.Conclude(question, believed);
        }

        public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) => [];
    }
}
