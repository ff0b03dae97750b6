using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// What a human makes of the plausibility of a book that may contradict itself: log Prior of the table that all its pages follow, and impossible where two of them
/// cannot both be true. Takes only <see cref="PriorQuestion"/>.
/// </summary>
/// <param name="prior">The human's prior.</param>
internal sealed class BookPriorHuman(TablePrior prior) : IHuman
{
    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text) =>
        topic == BookClaim.Page ? BookClaim.PageOf(address, PageText.Read(text, prior.States)) : null;

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim) => claim.Topic == BookClaim.Page;

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim) => claim.About.IsRoot && claim.Topic is PriorQuestion.Topic or BookClaim.Follows;

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => whole.Topic switch
    {
        PriorQuestion.Topic => parts.Count == 1 && IsWhole(whole) && Units(parts[0]) == whole.Value[0],
        BookClaim.Follows => BookClaim.ReadFollows(whole, prior.States) is var (state, table) && IsFollowing(whole.About, state, table, parts),
        BookClaim.Contradiction => BookClaim.Second(whole) is { } second && IsContradiction(whole.About, second, parts),
        _ => false,
    };

    /// <inheritdoc/>
    /// <remarks>Who believes only some pages expects the mean of the rows that they do not tell, as of any book.</remarks>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        double[] stated =
        [
            .. believed.Where(IsWhole).Select(c => Math.Clamp((double)c.Value[0] / PriorQuestion.UnitsPerNat, PriorQuestion.Impossible, 0)),
            .. believed.Select(Units).OfType<BigInteger>().Select(units => (double)units / PriorQuestion.UnitsPerNat),
        ];
        return stated.Distinct().Count() switch
        {
            0 => PriorQuestion.ToCredences(OfPages([.. believed])),
            1 => PriorQuestion.ToCredences(stated[0]),
            _ => Credences.Uniform(2),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        var nodes = new Queue<NodeAddress>([NodeAddress.Root]);
        while (nodes.TryDequeue(out var address))
        {
            yield return (BookClaim.Page, address);
            nodes.Enqueue(address.Child(0));
            nodes.Enqueue(address.Child(1));
        }
    }

    private static bool IsWhole(Claim claim) => claim.Topic == PriorQuestion.Topic && claim.About.IsRoot && claim.Value.Count == 1;

    /// <summary>The log prior that a claim about all pages, or about two that contradict each other, means; null where it is neither.</summary>
    private BigInteger? Units(Claim claim) =>
        BookClaim.Second(claim) is not null ? TablePrior.ImpossibleUnits
        : claim.About.IsRoot && BookClaim.ReadFollows(claim, prior.States) is var (state, table) && state == table.Root ? prior.Units(table)
        : null;

    private static bool IsFollowing(NodeAddress at, int state, StateTable table, IReadOnlyList<Claim> parts) => parts.Count switch
    {
        1 => parts[0].Equals(BookClaim.PageOf(at, state, table, hasChildren: false)),
        3 => parts[0].Equals(BookClaim.PageOf(at, state, table, hasChildren: true))
            && parts[1].Equals(BookClaim.FollowsFrom(at.Child(0), table.Next(state, 0), table))
            && parts[2].Equals(BookClaim.FollowsFrom(at.Child(1), table.Next(state, 1), table)),
        _ => false,
    };

    private bool IsContradiction(NodeAddress first, NodeAddress second, IReadOnlyList<Claim> parts)
    {
        if (first == second)
        {
            return parts.Count == 1 && parts[0].About == first && BookClaim.IsNoPage(parts[0]);
        }

        return parts.Count == 2 && parts[0].About == first && parts[1].About == second
            && BookClaim.ReadPage(parts[0], prior.States) is { } one && BookClaim.ReadPage(parts[1], prior.States) is { } other
            && (BookReading.Contradict(one, other) || (second == first.Child(second.Index) && BookReading.Contradict(one, second.Index, other)));
    }

    private double OfPages(Claim[] believed)
    {
        PageText[] pages = [.. believed.Select(c => BookClaim.ReadPage(c, prior.States)).OfType<PageText>()];
        var isImpossible = believed.Any(BookClaim.IsNoPage) || pages.Any(one => pages.Any(other => BookReading.Contradict(one, other)));
        return isImpossible
            ? PriorQuestion.Impossible
            : prior.Expected(pages.Where(p => p.Children is not null).Select(p => (p.State, p.Children!.Value.First, p.Children.Value.Second)));
    }
}
