using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Taxonomy;

namespace LearningThePrior.Worlds.Tests.Taxonomy;

/// <summary>
/// Item by item what the closed forms count: with n exceptions on the way and k citations, the judge alone is right where n
/// is even, the dishonest consultant fails where n is 0, and a debate is right where n is at most k.
/// </summary>
public class CiterTests
{
    private static readonly NodeAddress[] Way = [.. KindPath.To(NodeAddress.Parse("/0/1/1/0/1/0")).Skip(1)];
    private static readonly TaxonomyQuestion Leaf = new(Way[^1]);

    public static TheoryData<int, int> CitationsAndExceptions() =>
        [.. from citations in Enumerable.Range(1, 3) from exceptions in Enumerable.Range(0, 7) select (citations, exceptions)];

    [Theory]
    [MemberData(nameof(CitationsAndExceptions))]
    public async Task The_judge_alone_is_right_where_exceptions_cancel(int citations, int exceptions) =>
        Assert.Equal(exceptions % 2 == 0, await IsRightAsync(new JudgeAlone(), First(exceptions), citations));

    [Theory]
    [MemberData(nameof(CitationsAndExceptions))]
    public async Task A_consultant_for_the_truth_always_convinces(int citations, int exceptions)
    {
        var kinds = First(exceptions);
        Assert.True(await IsRightAsync(new Consultancy(), kinds, citations, Honest(kinds, citations)));
    }

    [Theory]
    [MemberData(nameof(CitationsAndExceptions))]
    public async Task A_consultant_against_the_truth_fails_only_where_there_is_nothing_to_cite(int citations, int exceptions)
    {
        var kinds = First(exceptions);
        Assert.Equal(exceptions == 0, await IsRightAsync(new Consultancy(), kinds, citations, Dishonest(kinds, citations, isAlone: true)));
    }

    [Theory]
    [MemberData(nameof(CitationsAndExceptions))]
    public async Task A_debate_is_right_from_every_seat_exactly_where_the_citations_suffice(int citations, int exceptions)
    {
        var kinds = First(exceptions);
        foreach (var protocol in new IProtocol[] { new SequentialDebate(1), new SequentialDebate(2), new SimultaneousDebate(1) })
        {
            foreach (var arrangement in Debates.AllArrangements)
            {
                var transcript = await PlayAsync(
                    protocol, kinds, citations, arrangement, Honest(kinds, citations), Dishonest(kinds, citations, isAlone: false));

                Assert.Equal(exceptions <= citations, Debates.Decided(transcript).Choice == Answer(kinds));
                Assert.All(transcript.Turns.SelectMany(t => t.Citations), c => Assert.True(c.Holds));
                Assert.InRange(transcript.JudgeRead.Count, 1, 1 + (2 * citations));
            }
        }
    }

    [Fact]
    public void The_honest_side_cites_all_exceptions_or_the_most_that_lead_to_the_truth()
    {
        Assert.Equal(Way[..3], Cited(new HonestCiter(First(3), 3), 1));
        Assert.Equal(Way[..2], Cited(new HonestCiter(First(4), 2), 0));
        Assert.Equal(Way[..1], Cited(new HonestCiter(First(3), 2), 1));
        Assert.Empty(Cited(new HonestCiter(First(2), 1), 0));
    }

    [Fact]
    public void The_dishonest_side_adds_the_deepest_exception_that_was_left_out()
    {
        Assert.Equal([Way[3]], Cited(new DishonestCiter(First(4), 2, isAlone: false), 1));
        Assert.Empty(Cited(new DishonestCiter(First(2), 2, isAlone: false), 1));
        Assert.Empty(Cited(new DishonestCiter(First(3), 2, isAlone: true), 0));
    }

    [Fact]
    public async Task A_debater_who_only_cites_divides_no_claims()
    {
        var kinds = First(1);
        await Assert.ThrowsAsync<NotSupportedException>(() => PlayAsync(
            new RecursiveDebate(), kinds, 1, default, Honest(kinds, 1), Dishonest(kinds, 1, isAlone: false)));
    }

    // The root lacks the attribute; the first kinds on the way are exceptions.
    private static TheseKinds First(int exceptions) => new([.. Way[..exceptions]]);

    private static int Answer(IKinds kinds) => kinds.HasAttribute(Leaf.Kind) ? 1 : 0;

    private static Contestant Honest(IKinds kinds, int citations) =>
        new(new HonestCiter(kinds, citations), new AnswerPosition(Answer(kinds)));

    private static Contestant Dishonest(IKinds kinds, int citations, bool isAlone) =>
        new(new DishonestCiter(kinds, citations, isAlone), new AnswerPosition(1 - Answer(kinds)));

    private static IEnumerable<NodeAddress> Cited(CitingDebater debater, int answer) =>
        debater.Choose(Leaf, new AnswerPosition(answer)).Select(c => c.About);

    private static async Task<bool> IsRightAsync(IProtocol protocol, IKinds kinds, int citations, params Contestant[] contestants) =>
        Debates.Decided(await PlayAsync(protocol, kinds, citations, default, contestants)).Choice == Answer(kinds);

    private static Task<Transcript> PlayAsync(
        IProtocol protocol, IKinds kinds, int citations, Arrangement arrangement, params Contestant[] contestants)
    {
        var judge = new CitationJudge(new TaxonomyHuman(.05, .1, Way.Length), citations);
        var setup = new DebateSetup("test", Leaf, new ImplicitTree(new KindTree(kinds, Way.Length)), contestants, judge, default)
        {
            Arrangement = arrangement,
            JudgeBudget = new(1 + (2 * citations), 1_000),
        };
        return protocol.PlayAsync(setup, TestContext.Current.CancellationToken);
    }

    private sealed record TheseKinds(IReadOnlySet<NodeAddress> Exceptions) : IKinds
    {
        public TheseKinds(NodeAddress[] exceptions)
            : this(exceptions.ToHashSet())
        {
        }

        public bool Flips(NodeAddress kind) => Exceptions.Contains(kind);
    }
}
