using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// Questions about leaves as a task of amplification: from a state, is the page at the end of a path true? The human halves the path: which state does the first
/// half lead to, and what of the rest from there? One step, or none, he reads off a page in that state. The prior he works out from the pages of all states.
/// </summary>
internal sealed class BookTask : ITreeTask
{
    private readonly TablePrior _prior;
    private readonly EncyclopediaHuman _human;
    private readonly PathStructure _structure;

    public BookTask(TablePrior prior, EncyclopediaHuman human, int steps)
    {
        (_prior, _human, _structure) = (prior, human, new(prior.States, steps));
        TokenField state = new("state", prior.States);
        FactFields = [state, new("fact", 2), new("state 0", prior.States), new("state 1", prior.States)];
        QuestionFields = [new("kind", 4), state, new("steps", steps + 1), .. Enumerable.Range(0, steps).Select(i => new TokenField($"branch {i}", 3))];
        AnswerFields = [new("answer", prior.States + 2)];
        Heights = BookQuestion.HeightOf(BookQuestion.IsTrue, steps);
    }

    public string Name => "encyclopedia";

    public int Size => _prior.States;

    public IReadOnlyList<TokenField> FactFields { get; }

    public IReadOnlyList<TokenField> QuestionFields { get; }

    public IReadOnlyList<TokenField> AnswerFields { get; }

    public int Heights { get; }

    public int Subquestions => Math.Max(2, _prior.States);

    public AssistantStructure Structure => _structure;

    public ITaskContext Draw(SeededRandom random)
    {
        var table = _prior.Draw(random);
        return new BookContext(
            _structure,
            [.. table.Witnesses().Select(w => (w.Address, new PageText(w.State, table.Facts[w.State], (table.Next(w.State, 0), table.Next(w.State, 1)))))]);
    }

    /// <remarks>Reads the first page, breadth first, of each state that the tree has.</remarks>
    public async ValueTask<ITaskContext?> ReadAsync(ImplicitTree tree, CancellationToken cancellationToken = default)
    {
        var (pages, met, next) = (new List<(NodeAddress, PageText)>(), new HashSet<int>(), new Queue<NodeAddress>([NodeAddress.Root]));
        while (next.TryDequeue(out var address))
        {
            if (await tree.FindAsync(address, cancellationToken) is not { } node || PageText.Read(node.Text, _prior.States) is not { Children: { } c } page)
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

        return new BookContext(_structure, pages);
    }

    public Tokens Put(Question question, ITaskContext about) => question switch
    {
        PriorQuestion => BookQuestion.Of(_structure, BookQuestion.Prior, about.Facts[0][0], []),
        EncyclopediaQuestion { Levels: 0 } leaf => BookQuestion.Of(_structure, BookQuestion.IsTrue, about.Facts[0][0], [.. leaf.Path.Steps]),
        _ => throw new ArgumentException("An assistant is asked about single leaves and the prior.", nameof(question)),
    };

    public bool IsDistilled(Tokens question) => question[0] != BookQuestion.Prior;

    public Credences Conclude(Question question, ITaskContext about, Reply<Tokens> reply)
    {
        Claim[] believed = !reply.IsKnown ? []
            : question is EncyclopediaQuestion leaf ? [new(CountHuman.Topic, leaf.Path, new(reply.Value[0] == _prior.States + 1 ? 1 : 0))]
            : [new(PriorQuestion.Topic, NodeAddress.Root, new(-reply.Value[0]))];
        return _human.Conclude(question, believed);
    }

    public Tokens Guess(Tokens question, SeededRandom random) => question[0] switch
    {
        BookQuestion.WhichState => new(random.NextInt(_prior.States)),
        BookQuestion.IsTrue => new(_prior.States + random.NextInt(2)),
        _ => new((int)-_prior.Units(_prior.Draw(random))),
    };

    public OverseerMove<Tokens, Tokens> Next(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        var (kind, state, path) = BookQuestion.Read(question);
        return kind == BookQuestion.Prior ? Prior(state, known)
            : known.Any(k => !k.Reply.IsKnown) ? new OverseerDoesNotKnow<Tokens, Tokens>()
            : path.Length <= (kind == BookQuestion.IsTrue ? 0 : 1) ? ReadPage(kind, state, path, known)
            : Halve(kind, state, path, known);
    }

    private OverseerMove<Tokens, Tokens> ReadPage(int kind, int state, ReadOnlySpan<int> path, IReadOnlyList<Answered<Tokens, Tokens>> known) =>
        known.Count == 0 ? new OverseerAsks<Tokens, Tokens>(BookQuestion.Of(_structure, BookQuestion.Page, state, []))
        : known[0].Reply.Value is var page && kind == BookQuestion.IsTrue ? new OverseerAnswers<Tokens, Tokens>(new Tokens(_prior.States + page[1]))
        : new OverseerAnswers<Tokens, Tokens>(new Tokens(path.Length == 0 ? state : page[2 + path[0]]));

    private OverseerMove<Tokens, Tokens> Halve(int kind, int state, ReadOnlySpan<int> path, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        var half = (path.Length + 1) / 2;
        return known.Count == 0 ? new OverseerAsks<Tokens, Tokens>(BookQuestion.Of(_structure, BookQuestion.WhichState, state, path[..half]))
            : known.Count == 2 ? new OverseerAnswers<Tokens, Tokens>(known[1].Reply.Value)
            : known[0].Reply.Value[0] is var middle && middle < _prior.States ? new OverseerAsks<Tokens, Tokens>(BookQuestion.Of(_structure, kind, middle, path[half..]))
            : new OverseerDoesNotKnow<Tokens, Tokens>();
    }

    /// <summary>Asks for a page of every state; those that the tree does not have are not known.</summary>
    private OverseerMove<Tokens, Tokens> Prior(int root, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        if (known.Count == 0)
        {
            return new OverseerAsks<Tokens, Tokens>([.. Enumerable.Range(0, _prior.States).Select(s => BookQuestion.Of(_structure, BookQuestion.Page, s, []))]);
        }

        if (!known[root].Reply.IsKnown)
        {
            return new OverseerDoesNotKnow<Tokens, Tokens>();
        }

        StateTable table = new(
            root,
            [.. known.SelectMany((k, s) => k.Reply.IsKnown ? [k.Reply.Value[2], k.Reply.Value[3]] : new[] { s, s })],
            [.. known.Select(k => k.Reply.IsKnown && k.Reply.Value[1] == 1)]);
        return new OverseerAnswers<Tokens, Tokens>(new Tokens((int)-_prior.Units(table)));
    }
}
