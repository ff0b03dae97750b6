using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>One book: a page of each state that it has, the root's first.</summary>
internal sealed class BookContext(PathStructure structure, IReadOnlyList<(NodeAddress Address, PageText Page)> pages) : ITaskContext
{
    public IReadOnlyList<Tokens> Facts { get; } = [.. pages.Select(p => new Tokens(p.Page.State, p.Page.Fact ? 1 : 0, p.Page.Children!.Value.First, p.Page.Children!.Value.Second))];

    public IReadOnlyList<NodeAddress> Read { get; } = [.. pages.Select(p => p.Address)];

    public string Name => field ??= $"book {string.Join(", ", Facts)}";

    /// <summary>Half of them are of the greatest height, since those are what is being learned.</summary>
    public Tokens DrawQuestion(SeededRandom random, int height)
    {
        var of = random.NextBool(.5) ? height : 1 + random.NextInt(height);
        var (kind, steps) = Draw(of, random);
        return BookQuestion.Of(structure, kind, Facts[random.NextInt(Facts.Count)][0], [.. Enumerable.Range(0, steps).Select(_ => random.NextInt(2))]);
    }

    public Tokens DrawPrimitive(SeededRandom random) => BookQuestion.Of(structure, BookQuestion.Page, Facts[random.NextInt(Facts.Count)][0], []);

    public int HeightOf(Tokens question) => BookQuestion.HeightOf(question[0], question[2]);

    public LookUp<Tokens>? LookUp(Tokens question, SeededRandom random)
    {
        if (question[0] != BookQuestion.Page)
        {
            return null;
        }

        for (var i = 0; i < pages.Count; i++)
        {
            if (Facts[i][0] == question[1])
            {
                var text = pages[i].Page.ToString();
                return new(new(Facts[i]), [new Citation(pages[i].Address, text, new(0, text.Length))]);
            }
        }

        return new(new(default, NoAnswer.DoNotKnow), []);
    }

    public Tokens Direct(Tokens question)
    {
        var (kind, state, path) = BookQuestion.Read(question);
        var last = path.Aggregate(state, (at, branch) => Facts.First(f => f[0] == at)[2 + branch]);
        return kind == BookQuestion.IsTrue ? new(structure.States + Facts.First(f => f[0] == last)[1]) : new(last);
    }

    public string SayQuestion(Tokens question)
    {
        var (kind, state, path) = BookQuestion.Read(question);
        return kind switch
        {
            BookQuestion.Page => $"the page of state {state}?",
            BookQuestion.Prior => "how plausible is this book?",
            _ => $"from state {state} by {(path.Length == 0 ? "no step" : string.Join('.', path))}: {(kind == BookQuestion.IsTrue ? "is the page true?" : "which state?")}",
        };
    }

    public string SayAnswer(Tokens answer) => answer.Count > 1 ? $"state {answer[0]}, {(answer[1] == 1 ? "true" : "false")}, below it states {answer[2]} and {answer[3]}"
        : answer[0] < structure.States ? $"state {answer[0]}"
        : answer[0] < structure.States + 2 ? answer[0] == structure.States ? "false" : "true"
        : FormattableString.Invariant($"log Prior {-answer[0] / PriorQuestion.UnitsPerNat:F6}");

    /// <summary>A kind and a length of exactly that height.</summary>
    private (int Kind, int Steps) Draw(int height, SeededRandom random)
    {
        var isState = random.NextBool(.5) && BookQuestion.HeightOf(BookQuestion.WhichState, structure.Steps) >= height;
        var (kind, least) = isState ? (BookQuestion.WhichState, height < 2 ? 1 : (1 << (height - 2)) + 1) : (BookQuestion.IsTrue, height < 2 ? 0 : 1 << (height - 2));
        var most = Math.Min(structure.Steps, height < 2 ? least : isState ? 1 << (height - 1) : (1 << (height - 1)) - 1);
        return (kind, least + random.NextInt(most - least + 1));
    }
}
