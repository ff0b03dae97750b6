using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// What can be claimed of a tree of a table's pages whoever wrote it, and how it adds up. Every statement is heard at one place, its own leaf: what other pages repeat of it, they repeat, and whether rightly is not
/// asked. So no two pages contradict each other. A page that is none of the table's counts for nothing, with all below it, and makes the background impossible.
/// </summary>
/// <param name="outline">The tree.</param>
/// <param name="texts">The words of statements.</param>
/// <param name="words">The words of the nodes above them.</param>
/// <param name="amounts">What a statement about a row amounts to.</param>
/// <param name="walks">How plausible statements are beside each other.</param>
internal sealed class TableHearing(TableOutline outline, StatementText texts, OutlineText words, TableAmounts amounts, TableWalks walks)
{
    /// <summary>The topic of claims whether a page names what stands there.</summary>
    public const string NameTopic = "table-page";

    /// <summary>The topic of claims what a leaf states, as [1, value], or [0, 0] where it states nothing.</summary>
    public const string ValueTopic = "statement";

    private readonly NodeAddress[] _leaves = [.. outline.Leaves];

    /// <summary>What a background's log prior amounts to where a page is none of the table's.</summary>
    public static BigInteger Impossible { get; } = new(PriorQuestion.Impossible * PriorQuestion.UnitsPerNat);

    /// <summary>The tree.</summary>
    public TableOutline Outline => outline;

    /// <summary>Where each statement stands.</summary>
    public IReadOnlyList<NodeAddress> Leaves => _leaves;

    /// <summary>The claim that a page names what stands there, or does not.</summary>
    public static Claim Names(NodeAddress at, bool does) => new(NameTopic, at, new(does ? BigInteger.One : BigInteger.Zero));

    /// <summary>The claim what a leaf states; null where it states nothing.</summary>
    public static Claim States(NodeAddress at, int? value) => new(ValueTopic, at, new(value is null ? 0 : 1, value ?? 0));

    /// <summary>Whether the page of a node above statements names what stands there. Of numbers that it tells in short nothing is heard: its leaves state them.</summary>
    public bool IsNamed(OutlineNode node, string text) => text.StartsWith(words.Name(node), StringComparison.Ordinal);

    /// <summary>What a leaf states itself: thousandths, which of the paces, or 1 for what carries over and 0 for what does not; null where it is no such statement.</summary>
    public int? Read(int statement, string text) => (outline.Statements[statement], texts.Read(outline.Statements[statement], text)) switch
    {
        (_, null) => null,
        (PaceStatement p, { } said) => walks.PacesOf(p).ToList().IndexOf(said.Pace) is var pace and >= 0 ? pace : null,
        (CarriesStatement, { } said) => said.Carries ? 1 : 0,
        (_, { } said) => said.Value,
    };

    /// <summary>The statements that one is judged beside, itself the first.</summary>
    public IReadOnlyList<int> Beside(int statement) => walks.Beside(statement);

    /// <summary>All that a statement may say in words.</summary>
    public IEnumerable<int> Sayable(int statement) => walks.Sayable(statement);

    /// <summary>What all that stands at and below a page amounts to that is none of the table's.</summary>
    public Amounts Nothing(Question question) => question is PriorQuestion ? new(Impossible) : new([.. Enumerable.Repeat(BigInteger.Zero, amounts.Count(question))]);

    /// <summary>Whether an amount says that the background is impossible.</summary>
    public static bool IsImpossible(Question question, Amounts value) => question is PriorQuestion && value[0] == Impossible;

    /// <summary>What parts amount to together.</summary>
    public Amounts Together(Question question, IEnumerable<Amounts> parts)
    {
        Amounts[] all = [.. parts];
        return all.Any(a => IsImpossible(question, a)) ? Nothing(question) : all.Aggregate(Amounts.Add);
    }

    /// <summary>What a statement adds to a row's log odds.</summary>
    public Amounts Odds(Question question, int statement, int? value)
    {
        var own = new long[amounts.Count(question)];
        if (value is { } said)
        {
            amounts.Of(question, amounts.Design(question), outline.Statements[statement], new(said, 0, 0, 1, true), own);
        }

        return new([.. own.Select(v => (BigInteger)v)]);
    }

    /// <summary>The log prior of a statement, given what it and those beside it state; impossible where one states nothing.</summary>
    /// <param name="statement">Which.</param>
    /// <param name="values">What each of <see cref="Beside"/> states, in that order.</param>
    public Amounts LogPrior(int statement, IReadOnlyList<int?> values) => values.Any(v => v is null)
        ? new(Impossible)
        : new((BigInteger)Math.Round(walks.LogPrior(statement, [.. values.Select(v => v!.Value)]) * PriorQuestion.UnitsPerNat));
}
