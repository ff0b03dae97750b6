using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges.Tests;

/// <summary>The baselines that go by how much was quoted or said; expected credences by hand from (100 + count) / sum.</summary>
public sealed class CountingJudgeTests
{
    private static readonly (string, Position)[] Sides = [("A", new AnswerPosition(1)), ("B", new AnswerPosition(0))];

    [Fact]
    public async Task Quoted_characters_count_where_they_hold_and_once()
    {
        var (a, b) = (new string('a', 150), new string('b', 50));
        var verdict = await new QuoteJudge().JudgeAsync(Case(
            Sides,
            Says("A", "", Cites(a, CitationStatus.Exact), Cites("no such words", CitationStatus.NotFound), Cites("nearly", CitationStatus.NearMiss)),
            Says("B", "", Cites(b, CitationStatus.Normalised)),
            Says("A", "", Cites(a, CitationStatus.Exact))), TestContext.Current.CancellationToken);

        // A stands for answer 1: (100 + 150) / (100 + 150 + 100 + 50).
        Assert.Equal(new Credences(.375, .625), Assert.IsType<DecidedVerdict>(verdict).Credences);
        Assert.Equal("A has 150 quoted characters that hold, B has 50 quoted characters that hold.", verdict.Source.Raw);
    }

    [Fact]
    public async Task Words_count_by_the_spaces_between_them()
    {
        var verdict = await new LengthJudge().JudgeAsync(
            Case(Sides, Says("A", "  one two\nthree  "), Says("B", "one"), Says("B", "two three four five six")), TestContext.Current.CancellationToken);

        Assert.Equal(new Credences(106 / 209.0, 103 / 209.0), Assert.IsType<DecidedVerdict>(verdict).Credences);
    }

    [Fact]
    public async Task An_answer_that_nobody_stands_for_keeps_its_start() => Assert.Equal(
        new Credences(100 / 203.0, 103 / 203.0),
        Assert.IsType<DecidedVerdict>(await new LengthJudge().JudgeAsync(Case(Sides[..1], Says("A", "one two three")), TestContext.Current.CancellationToken)).Credences);

    [Fact]
    public async Task Equal_counts_are_a_tie_and_so_is_silence()
    {
        Assert.IsType<TieVerdict>(await new LengthJudge().JudgeAsync(Case(Sides, Says("A", "one two"), Says("B", "three four")), TestContext.Current.CancellationToken));
        Assert.IsType<TieVerdict>(await new QuoteJudge().JudgeAsync(Case(Sides), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_no_side_stands_for_an_answer_there_is_an_abstention()
    {
        var @case = Case([("A", new DistributionPosition(Credences.OfYes(.9)))], Says("A", "one"));

        Assert.IsType<AbstainedVerdict>(await new QuoteJudge().JudgeAsync(@case, TestContext.Current.CancellationToken));
        Assert.IsType<AbstainedVerdict>(await new LengthJudge().JudgeAsync(Case([]), TestContext.Current.CancellationToken));
    }

    private static JudgeCase Case((string, Position)[] sides, params Turn[] turns) => new(
        new Question("q", "?", AnswerSet.NoYes),
        sides,
        turns,
        new TreeReader(new ImplicitTree(new DelegateUnpacker(() => throw new InvalidOperationException("nothing is read"), (_, _) => throw new InvalidOperationException())), default),
        new Seed(1));

    private static Turn Says(string speaker, string text, params CheckedCitation[] citations) =>
        new(0, speaker, SpeakingTask.Argue, text, citations, [], null, []);

    private static CheckedCitation Cites(string quote, CitationStatus status) => new(new(NodeAddress.Root, quote), status, null);
}
