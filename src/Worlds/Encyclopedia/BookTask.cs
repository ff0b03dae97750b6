using System.Numerics;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>Questions about a book as a task of amplification: what an assistant reads of it, and its prior, which the human works out from the pages of all states.</summary>
internal abstract class BookTask(TablePrior prior, EncyclopediaHuman human, int steps) : ITreeTask
{
    private readonly TokenField _state = new("state", prior.States);

    public string Name => "encyclopedia";

    public int Size => prior.States;

    public IReadOnlyList<TokenField> FactFields => field ??= [_state, new("fact", 2), new("state 0", prior.States), new("state 1", prior.States)];

    public IReadOnlyList<TokenField> QuestionFields => field ??= [new("kind", BookQuestion.Kinds), _state, new("steps", steps + 1), .. Enumerable.Range(0, steps).Select(i => new TokenField($"branch {i}", BookQuestion.Branches))];

    public abstract IReadOnlyList<TokenField> AnswerFields { get; }

    public abstract int Heights { get; }

    public int Subquestions => Math.Max(2, prior.States);

    public abstract AssistantStructure Structure { get; }

    public ITaskContext Draw(SeededRandom random)
    {
        var table = prior.Draw(random);
        return Of([.. table.Witnesses().Select(w => (w.Address, new PageText(w.State, table.Facts[w.State], (table.Next(w.State, 0), table.Next(w.State, 1)))))]);
    }

    /// <remarks>Reads the first page, breadth first, of each state that the tree has.</remarks>
    public async ValueTask<ITaskContext?> ReadAsync(ImplicitTree tree, CancellationToken cancellationToken = default)
    {
        var (pages, met, next) = (new List<(NodeAddress, PageText)>(), new HashSet<int>(), new Queue<NodeAddress>([NodeAddress.Root]));
        while (next.TryDequeue(out var address))
        {
            if (await tree.FindAsync(address, cancellationToken) is not { } node || PageText.Read(node.Text, prior.States) is not { Children: { } c } page)
            {
                return null;
            }

            pages.Add((address, page));
            met.Add(page.State);
            foreach (var child in new[] { 0, 1 }.Where(child => met.Add(child == 0 ? c.First : c.Second)))
            {
                next.Enqueue(address.Child(child));
            }
        }

        return Of(pages);
    }

    public Tokens Put(Question question, ITaskContext about) => question switch
    {
        PriorQuestion => Ask(BookQuestion.Prior, about.Facts[0][0], []),
        EncyclopediaQuestion asked => Put(asked, about.Facts[0][0]),
        _ => throw new ArgumentException("An encyclopedia answers for its pages, and for the prior.", nameof(question)),
    };

    public bool IsDistilled(Tokens question) => question[0] != BookQuestion.Prior;

    public abstract bool IsAlike(Tokens answer, Tokens other);

    public Credences Conclude(Question question, ITaskContext about, Reply<Tokens> reply)
    {
        Claim[] believed = !reply.IsKnown ? []
            : question is EncyclopediaQuestion asked ? [new(CountHuman.Topic, asked.Path, new(CountOf(asked, reply.Value)))]
            : [new(PriorQuestion.Topic, NodeAddress.Root, new(-reply.Value[0]))];
        return human.Conclude(question, believed);
    }

    public Tokens Guess(Tokens question, SeededRandom random) => question[0] == BookQuestion.Prior ? new((int)-prior.Units(prior.Draw(random))) : GuessAnswer(question, random);

    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        var (kind, state, path) = BookQuestion.Read(question);
        return kind == BookQuestion.Prior ? Prior(state, known)
            : known.Any(k => !k.Reply.IsKnown) ? new OverseerDoesNotKnow<Tokens, Tokens>()
            : Divide(kind, state, path, known);
    }

    protected Tokens Ask(int kind, int state, ReadOnlySpan<int> path) => BookQuestion.Of(steps, kind, state, path);

    protected abstract ITaskContext Of(IReadOnlyList<(NodeAddress Address, PageText Page)> pages);

    protected abstract Tokens Put(EncyclopediaQuestion question, int root);

    /// <summary>How many leaves are true, as an answer has it.</summary>
    protected abstract BigInteger CountOf(EncyclopediaQuestion question, Tokens answer);

    protected abstract Tokens GuessAnswer(Tokens question, SeededRandom random);

    /// <summary>The human's move for a question that is not about the prior; all that he asked so far was answered.</summary>
    protected abstract OverseerMove<Tokens, Tokens> Divide(int kind, int state, ReadOnlySpan<int> path, IReadOnlyList<Answered<Tokens, Tokens>> known);

    /// <summary>Asks for a page of every state; those that the tree does not have are not known.</summary>
    private OverseerMove<Tokens, Tokens> Prior(int root, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        if (known.Count == 0)
        {
            return new OverseerAsks<Tokens, Tokens>([.. Enumerable.Range(0, prior.States).Select(s => Ask(BookQuestion.Page, s, []))]);
        }

        if (!known[root].Reply.IsKnown)
        {
            return new OverseerDoesNotKnow<Tokens, Tokens>();
        }

        StateTable table = new(
            root,
            [.. known.SelectMany((k, s) => k.Reply.IsKnown ? [k.Reply.Value[2], k.Reply.Value[3]] : new[] { s, s })],
            [.. known.Select(k => k.Reply.IsKnown && k.Reply.Value[1] == 1)]);
        return new OverseerAnswers<Tokens, Tokens>(new Tokens((int)-prior.Units(table)));
    }
}
