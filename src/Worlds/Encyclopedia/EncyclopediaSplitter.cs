using System.Globalization;
using System.Numerics;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// How the human of the encyclopedia splits a question: true leaves below a page are those below its two children, whose states the page tells, and below pages
/// of one state there are equally many; the prior he works out from the rows of all states, each read at the first page that is in it.
/// </summary>
internal sealed class EncyclopediaSplitter(TablePrior prior, EncyclopediaHuman human) : INodeSplitter
{
    private const string Row = "row";

    public TreeQuestion First(Question question) => question is EncyclopediaQuestion asked
        ? new(CountHuman.Topic, asked.Path)
        : new(PriorQuestion.Topic, NodeAddress.Root);

    public bool Reads(Question question, TreeQuestion asked) => asked.Topic is CountHuman.Topic or Row;

    public OverseerMove<TreeQuestion, Amounts> Next(Question question, TreeQuestion asked, string text, IReadOnlyList<Answered<TreeQuestion, Amounts>> known) =>
        (asked.Topic, question) switch
        {
            (CountHuman.Topic, EncyclopediaQuestion counted) => Count(counted, asked, text, known),
            (Row, _) => PageText.Read(text, prior.States) is { Children: { } c } page
                ? new OverseerAnswers<TreeQuestion, Amounts>(new Amounts(page.State, c.First, c.Second, page.Fact ? 1 : 0))
                : new OverseerDoesNotKnow<TreeQuestion, Amounts>(),
            (PriorQuestion.Topic, PriorQuestion) => Prior(known),
            _ => new OverseerDoesNotKnow<TreeQuestion, Amounts>(),
        };

    public Credences Conclude(Question question, Amounts? found)
    {
        var first = First(question);
        return human.Conclude(question, found is null ? [] : [new Claim(first.Topic, first.About, found)]);
    }

    public Amounts Draw(Question question, TreeQuestion asked, SeededRandom random) => asked.Topic switch
    {
        Row => new(random.NextInt(prior.States), random.NextInt(prior.States), random.NextInt(prior.States), random.NextInt(2)),
        CountHuman.Topic => new(new BigInteger(Math.Floor(random.NextDouble() * Math.ScaleB(1, Levels((EncyclopediaQuestion)question, asked))) + random.NextInt(2))),
        _ => new(prior.Units(prior.Draw(random))),
    };

    private OverseerMove<TreeQuestion, Amounts> Count(
        EncyclopediaQuestion question, TreeQuestion asked, string text, IReadOnlyList<Answered<TreeQuestion, Amounts>> known)
    {
        var levels = Levels(question, asked);
        if (PageText.Read(text, prior.States) is not { } page || known.Any(k => !k.Reply.IsKnown))
        {
            return new OverseerDoesNotKnow<TreeQuestion, Amounts>();
        }

        if (levels == 0)
        {
            return new OverseerAnswers<TreeQuestion, Amounts>(new Amounts(page.Fact ? BigInteger.One : BigInteger.Zero));
        }

        return known.Count == 2 ? new OverseerAnswers<TreeQuestion, Amounts>(known[0].Reply.Value! + known[1].Reply.Value!)
            : page.Children is var (first, second)
                ? new OverseerAsks<TreeQuestion, Amounts>(Below(0, first), Below(1, second))
                : new OverseerDoesNotKnow<TreeQuestion, Amounts>();

        TreeQuestion Below(int child, int state) =>
            new(asked.Topic, asked.About.Child(child), string.Create(CultureInfo.InvariantCulture, $"state {state}, {levels - 1} levels"));
    }

    /// <summary>Asks for the row of each state at the first page, breadth first, that is in it, and reckons from all rows.</summary>
    private OverseerMove<TreeQuestion, Amounts> Prior(IReadOnlyList<Answered<TreeQuestion, Amounts>> known)
    {
        if (known.Any(k => !k.Reply.IsKnown))
        {
            return new OverseerDoesNotKnow<TreeQuestion, Amounts>();
        }

        var (rows, next) = (known.ToDictionary(k => k.Question.About, k => k.Reply.Value!), new Queue<NodeAddress>([NodeAddress.Root]));
        var (states, values) = (new HashSet<int>(), new List<BigInteger>());
        while (next.TryDequeue(out var address))
        {
            if (!rows.TryGetValue(address, out var row))
            {
                return new OverseerAsks<TreeQuestion, Amounts>(new TreeQuestion(Row, address));
            }

            states.Add((int)row[0]);
            values.AddRange(row.Values);
            foreach (var child in new[] { 0, 1 }.Where(child => states.Add((int)row[1 + child])))
            {
                next.Enqueue(address.Child(child));
            }
        }

        return TableClaim.Read(new(TableClaim.Topic, NodeAddress.Root, new(values)), prior.States) is { } table
            ? new OverseerAnswers<TreeQuestion, Amounts>(new Amounts(prior.Units(table)))
            : new OverseerDoesNotKnow<TreeQuestion, Amounts>();
    }

    private static int Levels(EncyclopediaQuestion question, TreeQuestion asked) => question.LevelsBelow(asked.About) ?? 0;
}
