using LearningThePrior.Debate.Protocols;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

public class ArgumentCheckTests
{
    private static readonly NodeAddress LeafA = NodeAddress.Parse("/0/0");
    private static readonly NodeAddress LeafB = NodeAddress.Parse("/1/1");

    // Leaves 1, 0, 1, 1: more than half, so "yes".
    private readonly ToyWorld _world = ToyWorld.Small();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contested_claim_about_the_whole_is_not_believed() =>
        Assert.Equal(0.5, Yes(await Debate([_world.Truth(default)], [_world.Claim(default, 1)])));

    [Fact]
    public async Task A_claim_that_both_make_or_nobody_contradicts_is_believed()
    {
        Assert.Equal(0.9, Yes(await Debate([_world.Truth(default)], [_world.Truth(default)])));
        Assert.Equal(0.9, Yes(await Debate([_world.Truth(default)], [])));
        Assert.Equal(0.9, Yes(await Debate([], [_world.Truth(default)])));
    }

    [Fact]
    public async Task A_contested_leaf_is_read_and_what_it_says_is_believed()
    {
        var debate = await Debate([_world.Claim(LeafA, 5)], [_world.Truth(LeafA)]);

        Assert.Equal(0.51, Yes(debate), 12);
        Assert.Equal([LeafA], debate.JudgeRead);
    }

    [Fact]
    public async Task No_more_leaves_are_read_than_the_checks_allow_in_order_of_appearance()
    {
        Claim[] truths = [_world.Truth(LeafA), _world.Truth(LeafB)];
        Claim[] lies = [_world.Claim(LeafA, 5), _world.Claim(LeafB, 5)];
        Assert.Equal([LeafA], (await Debate(truths, lies)).JudgeRead);
        Assert.Equal([LeafA, LeafB], (await Debate(truths, lies, checks: 2)).JudgeRead);
        Assert.Equal([LeafB], (await Debate([.. truths.Reverse()], lies)).JudgeRead);
    }

    [Fact]
    public async Task The_verdict_is_the_same_in_all_eight_arrangements()
    {
        foreach (var protocol in new IProtocol[] { new SequentialDebate(), new SimultaneousDebate() })
        {
            var verdicts = new HashSet<double>();
            foreach (var arrangement in Arrangements.All)
            {
                var setup = _world.Setup(new BoundedJudge(_world), new ToyDebater(_world, 0).For(1), new ToyDebater(_world, -2).For(0));
                verdicts.Add(Yes(await protocol.PlayAsync(setup with { Arrangement = arrangement }, Token)));
            }

            Assert.Single(verdicts);
        }
    }

    [Fact]
    public async Task A_consultant_caught_in_one_lie_is_not_believed_in_anything_else()
    {
        var debate = await Consult([_world.Claim(default, 4), _world.Claim(LeafA, 7), _world.Truth(LeafB)]);

        Assert.Equal([LeafA], debate.JudgeRead);
        Assert.Equal(0.51, Yes(debate), 12);
    }

    [Fact]
    public async Task A_consultant_whose_checked_claims_hold_is_believed_in_the_rest() =>
        Assert.Equal(0.1, Yes(await Consult([_world.Claim(default, 0), _world.Truth(LeafA)])));

    [Fact]
    public async Task A_consultant_who_contradicts_their_own_claims_is_not_believed_in_those() =>
        Assert.Equal(0.5, Yes(await Consult([_world.Claim(default, 0), _world.Claim(default, 4)])));

    [Fact]
    public async Task A_claim_about_a_node_that_is_not_there_is_a_lie() =>
        Assert.Equal(0.5, Yes(await Consult([_world.Claim(default, 4), _world.Claim(NodeAddress.Parse("/0/7"), 1)])));

    private static double Yes(Transcript debate) => Assert.IsType<DecidedVerdict>(debate.Verdict).Credences[1];

    private static Contestant Saying(IReadOnlyList<Claim> claims, int answer) =>
        new ScriptedDebater(_ => new("", [], claims)).For(answer);

    private Task<Transcript> Debate(IReadOnlyList<Claim> first, IReadOnlyList<Claim> second, int checks = 1) =>
        new SequentialDebate(1).PlayAsync(_world.Setup(new BoundedJudge(_world, checks), Saying(first, 0), Saying(second, 1)), Token);

    private Task<Transcript> Consult(IReadOnlyList<Claim> claims) =>
        new Consultancy().PlayAsync(_world.Setup(new BoundedJudge(_world), Saying(claims, 1)), Token);
}
