using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>One book: a page of each state that it has, the root's first.</summary>
internal abstract class BookContext(int steps, IReadOnlyList<(NodeAddress Address, PageText Page)> pages) : ITaskContext
{
    public IReadOnlyList<Tokens> Facts { get; } = [.. pages.Select(p => new Tokens(p.Page.State, p.Page.Fact ? 1 : 0, p.Page.Children!.Value.First, p.Page.Children!.Value.Second))];

    public IReadOnlyList<NodeAddress> Read { get; } = [.. pages.Select(p => p.Address)];

    public string Name => field ??= $"book {string.Join(", ", Facts)}";

    /// <summary>Half of them are of the greatest height, since those are what is being learned.</summary>
    public Tokens DrawQuestion(SeededRandom random, int height)
    {
        var of = random.NextBool(.5) ? height : 1 + random.NextInt(height);
        var (kind, length) = Draw(of, random);
        return BookQuestion.Of(steps, kind, Facts[random.NextInt(Facts.Count)][0], DrawPath(length, random));
    }

    public Tokens DrawPrimitive(SeededRandom random) => BookQuestion.Of(steps, BookQuestion.Page, Facts[random.NextInt(Facts.Count)][0], []);

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

    public abstract Tokens Direct(Tokens question);

    public string SayQuestion(Tokens question)
    {
        var (kind, state, path) = BookQuestion.Read(question);
        return kind switch
        {
            BookQuestion.Page => $"the page of state {state}?",
            BookQuestion.Prior => "how plausible is this book?",
            _ => $"from state {state} by {(path.Length == 0 ? "no step" : string.Join('.', path.Select(b => b == BookQuestion.Both ? "both" : $"{b}")))}: {Asked(kind)}",
        };
    }

    public string SayAnswer(Tokens answer) => answer.Count > 1 ? $"state {answer[0]}, {(answer[1] == 1 ? "true" : "false")}, below it states {answer[2]} and {answer[3]}"
        : Say(answer[0]) ?? FormattableString.Invariant($"log Prior {-answer[0] / PriorQuestion.UnitsPerNat:F6}");

    /// <summary>The page of a state.</summary>
    protected Tokens PageOf(int state) => Facts.First(f => f[0] == state);

    /// <summary>A kind and a path's length of exactly that height.</summary>
    protected abstract (int Kind, int Length) Draw(int height, SeededRandom random);

    protected abstract int[] DrawPath(int length, SeededRandom random);

    /// <summary>What a kind asks, in words.</summary>
    protected abstract string Asked(int kind);

    /// <summary>An answer in words; null for one about the prior.</summary>
    protected abstract string? Say(int answer);
}
