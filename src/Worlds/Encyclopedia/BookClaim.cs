using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// The claims by which the prior of a book that may contradict itself is debated, below "log-prior" of the root. "follows" of a node: from here down every page is
/// as a table has it: the node's state, then the table as <see cref="TableClaim"/> writes it. "contradiction" of a node: it and another, whose steps are the
/// amounts behind their number, cannot both be true; the node itself, where it says nothing that is a page. "page" of a node: its state, its fact, and its
/// children's states where it has children; -1 where it is no page.
/// </summary>
internal static class BookClaim
{
    public const string Follows = "follows";
    public const string Contradiction = "contradiction";
    public const string Page = "page";

    private static readonly Amounts NoPage = new(BigInteger.MinusOne);

    public static Claim FollowsFrom(NodeAddress at, int state, StateTable table) => new(Follows, at, new([state, .. TableClaim.Of(table).Value.Values]));

    /// <summary>The state and the table claimed; null where the claim is none.</summary>
    public static (int State, StateTable Table)? ReadFollows(Claim claim, int states) =>
        claim.Topic == Follows && claim.Value.Count > 1 && claim.Value[0] >= 0 && claim.Value[0] < states
        && TableClaim.Read(new(TableClaim.Topic, NodeAddress.Root, new([.. claim.Value.Values.Skip(1)])), states) is { } table
            ? ((int)claim.Value[0], table)
            : null;

    public static Claim Of(NodeAddress first, NodeAddress second) =>
        new(Contradiction, first, new([second.Depth, .. second.Steps.Select(step => (BigInteger)step)]));

    /// <summary>The other node of a contradiction; null where the claim is none.</summary>
    public static NodeAddress? Second(Claim claim) =>
        claim.Topic == Contradiction && claim.Value[0] == claim.Value.Count - 1 && claim.Value.Values.Skip(1).All(step => step == 0 || step == 1)
            ? NodeAddress.FromSteps(claim.Value.Values.Skip(1).Select(step => (int)step))
            : null;

    public static Claim PageOf(NodeAddress at, PageText? page) => new(Page, at, page switch
    {
        null => NoPage,
        { Children: { } c } => new(page.State, page.Fact ? 1 : 0, c.First, c.Second),
        _ => new(page.State, page.Fact ? 1 : 0),
    });

    /// <summary>The page of a state of a table, as a node says it that has children, or has none.</summary>
    public static Claim PageOf(NodeAddress at, int state, StateTable table, bool hasChildren) =>
        PageOf(at, new PageText(state, table.Facts[state], hasChildren ? (table.Next(state, 0), table.Next(state, 1)) : null));

    /// <summary>The page claimed; null where the claim is none, or says that there is no page.</summary>
    public static PageText? ReadPage(Claim claim, int states) =>
        claim.Topic == Page && claim.Value.Count is 2 or 4 && claim.Value.Values.All(v => v >= 0 && v < Math.Max(2, states)) && claim.Value[1] <= 1
            ? new((int)claim.Value[0], claim.Value[1] == 1, claim.Value.Count == 4 ? ((int)claim.Value[2], (int)claim.Value[3]) : null)
            : null;

    /// <summary>Whether a claim says that there is no page.</summary>
    public static bool IsNoPage(Claim claim) => claim.Topic == Page && claim.Value.Equals(NoPage);
}
