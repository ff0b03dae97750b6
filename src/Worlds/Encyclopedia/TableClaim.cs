using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// The claims by which a prior is debated. "log-prior" of the root: the logarithm. "table" of the root: for each state
/// that the tree has, breadth first, four integers: the state, its children's states, its fact. "rule" of a node: its
/// state and its children's; "fact" of a node: its state and its fact.
/// </summary>
internal static class TableClaim
{
    public const string Topic = "table";
    public const string Rule = "rule";
    public const string Fact = "fact";

    /// <summary>The claim that a tree follows the reachable part of a table.</summary>
    public static Claim Of(StateTable table) => new(Topic, NodeAddress.Root, new(
    [
        .. table.Witnesses().SelectMany(w => new BigInteger[]
        {
            w.State, table.Next(w.State, 0), table.Next(w.State, 1), table.Facts[w.State] ? 1 : 0,
        }),
    ]));

    /// <summary>
    /// The table claimed, with unreachable states keeping to themselves; null where the rows are not those of the states
    /// reachable by the rows themselves, breadth first.
    /// </summary>
    public static StateTable? Read(Claim claim, int states)
    {
        var values = claim.Value.Values;
        if (claim.Topic != Topic || !claim.About.IsRoot || values.Count % 4 != 0 || values.Count > 4 * states
            || values.Any(v => v < 0 || v >= states))
        {
            return null;
        }

        int[] next = [.. Enumerable.Range(0, 2 * states).Select(place => place / 2)];
        var facts = new bool[states];
        foreach (var row in values.Select(v => (int)v).Chunk(4))
        {
            (next[2 * row[0]], next[(2 * row[0]) + 1], facts[row[0]]) = (row[1], row[2], row[3] == 1);
        }

        var table = new StateTable((int)values[0], next, facts);
        return Of(table).Equals(claim) ? table : null;
    }

    /// <summary>The claims, each settled by one node, that the table's claim rests on: its witnesses' rules and facts.</summary>
    /// <param name="claimed">Whose witnesses.</param>
    /// <param name="actual">What stands at them; the same table where the claims are to be as claimed.</param>
    public static IReadOnlyList<Claim> Rows(StateTable claimed, StateTable actual) =>
    [
        .. claimed.Witnesses().Select(w => w.Address).SelectMany(address =>
        {
            var state = actual.StateAt(address);
            return new[]
            {
                RuleOf(address, state, actual.Next(state, 0), actual.Next(state, 1)),
                FactOf(address, state, actual.Facts[state]),
            };
        }),
    ];

    public static Claim RuleOf(NodeAddress address, int state, int first, int second) =>
        new(Rule, address, new(state, first, second));

    public static Claim FactOf(NodeAddress address, int state, bool fact) => new(Fact, address, new(state, fact ? 1 : 0));
}
