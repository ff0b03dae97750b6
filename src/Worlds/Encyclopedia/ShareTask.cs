using System.Numerics;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// From a state, what share of the pages at the end of a path is true, where a step may be to both children? The human reads the page in that state and asks the same
/// of the child that the first step leads to, or of both, whose mean it is. Answers are in ten thousandths.
/// </summary>
internal sealed class ShareTask(TablePrior prior, EncyclopediaHuman human, int steps) : BookTask(prior, human, steps)
{
    // What he takes a learned share to be off by: a share of just what is asked for counts as reached.
    private const int Tolerance = BookQuestion.Whole / 100;

    public override IReadOnlyList<TokenField> AnswerFields { get; } = [new("share", BookQuestion.Whole + 1)];

    public override int Heights { get; } = BookQuestion.HeightOf(BookQuestion.Share, steps);

    public override ShareStructure Structure { get; } = new(prior.States, steps, BookQuestion.Whole);

    public override bool IsAlike(Tokens answer, Tokens other) => Math.Abs(answer[0] - other[0]) <= Tolerance;

    protected override ITaskContext Of(IReadOnlyList<(NodeAddress Address, PageText Page)> pages) => new ShareContext(Structure.Steps, pages);

    protected override Tokens Put(EncyclopediaQuestion question, int root) =>
        Ask(BookQuestion.Share, root, [.. question.Path.Steps, .. Enumerable.Repeat(BookQuestion.Both, question.Levels)]);

    protected override BigInteger CountOf(EncyclopediaQuestion question, Tokens answer) =>
        BigInteger.Min(question.Leaves, (answer[0] + Tolerance) * question.Leaves / BookQuestion.Whole);

    protected override Tokens GuessAnswer(Tokens question, SeededRandom random) => new(random.NextInt(BookQuestion.Whole + 1));

    protected override OverseerMove<Tokens, Tokens> Divide(int kind, int state, ReadOnlySpan<int> path, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        if (known.Count == 0)
        {
            return new OverseerAsks<Tokens, Tokens>(Ask(BookQuestion.Page, state, []));
        }

        var page = known[0].Reply.Value;
        if (path.Length == 0)
        {
            return new OverseerAnswers<Tokens, Tokens>(new Tokens(page[1] * BookQuestion.Whole));
        }

        var (first, rest) = (path[0], path[1..].ToArray());
        return known.Count > 1 ? new OverseerAnswers<Tokens, Tokens>(new Tokens((int)Math.Round(known.Skip(1).Average(k => k.Reply.Value[0]))))
            : new OverseerAsks<Tokens, Tokens>([.. (first == BookQuestion.Both ? [0, 1] : new[] { first }).Select(child => Ask(BookQuestion.Share, page[2 + child], rest))]);
    }
}
