using System.Numerics;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// From a state, is the page at the end of a path true? The human halves the path: which state does the first half lead to, and what of the rest from there? One step,
/// or none, he reads off a page in that state.
/// </summary>
internal sealed class LeafTask(TablePrior prior, EncyclopediaHuman human, int steps) : BookTask(prior, human, steps)
{
    private readonly int _states = prior.States;

    public override IReadOnlyList<TokenField> AnswerFields { get; } = [new("answer", prior.States + 2)];

    public override int Heights { get; } = BookQuestion.HeightOf(BookQuestion.IsTrue, steps);

    public override PathStructure Structure { get; } = new(prior.States, steps);

    public override bool IsAlike(Tokens answer, Tokens other) => answer == other;

    protected override ITaskContext Of(IReadOnlyList<(NodeAddress Address, PageText Page)> pages) => new LeafContext(Structure, pages);

    protected override Tokens Put(EncyclopediaQuestion question, int root) => Ask(BookQuestion.IsTrue, root, [.. question.Path.Steps]);

    protected override BigInteger CountOf(EncyclopediaQuestion question, Tokens answer) => answer[0] == _states + 1 ? 1 : 0;

    protected override Tokens GuessAnswer(Tokens question, SeededRandom random) =>
        question[0] == BookQuestion.WhichState ? new(random.NextInt(_states)) : new(_states + random.NextInt(2));

    protected override OverseerMove<Tokens, Tokens> Divide(int kind, int state, ReadOnlySpan<int> path, IReadOnlyList<Answered<Tokens, Tokens>> known) =>
        path.Length <= (kind == BookQuestion.IsTrue ? 0 : 1) ? ReadPage(kind, state, path, known) : Halve(kind, state, path, known);

    private OverseerMove<Tokens, Tokens> ReadPage(int kind, int state, ReadOnlySpan<int> path, IReadOnlyList<Answered<Tokens, Tokens>> known) =>
        known.Count == 0 ? new OverseerAsks<Tokens, Tokens>(Ask(BookQuestion.Page, state, []))
        : known[0].Reply.Value is var page && kind == BookQuestion.IsTrue ? new OverseerAnswers<Tokens, Tokens>(new Tokens(_states + page[1]))
        : new OverseerAnswers<Tokens, Tokens>(new Tokens(path.Length == 0 ? state : page[2 + path[0]]));

    private OverseerMove<Tokens, Tokens> Halve(int kind, int state, ReadOnlySpan<int> path, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        var half = (path.Length + 1) / 2;
        return known.Count == 0 ? new OverseerAsks<Tokens, Tokens>(Ask(BookQuestion.WhichState, state, path[..half]))
            : known.Count == 2 ? new OverseerAnswers<Tokens, Tokens>(known[1].Reply.Value)
            : known[0].Reply.Value[0] is var middle && middle < _states ? new OverseerAsks<Tokens, Tokens>(Ask(kind, middle, path[half..]))
            : new OverseerDoesNotKnow<Tokens, Tokens>();
    }
}
