using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// What a human makes of a background's plausibility: computes log Prior from a table, and checks a table's row by
/// reading one node. Who believes only some rules expects the mean of the others.
/// </summary>
/// <param name="prior">The human's prior.</param>
internal sealed class PriorHuman(TablePrior prior)
{
    public Claim? Read(string topic, NodeAddress address, string text) =>
        (topic, PageText.Read(text, prior.States)) switch
        {
            (TableClaim.Rule, { Children: { } c } page) => TableClaim.RuleOf(address, page.State, c.First, c.Second),
            (TableClaim.Fact, { } page) => TableClaim.FactOf(address, page.State, page.Fact),
            _ => null,
        };

    public static bool IsElementary(Claim claim) => claim.Topic is TableClaim.Rule or TableClaim.Fact;

    public bool MakesUp(Claim whole, IReadOnlyList<Claim> parts) => whole.Topic switch
    {
        PriorQuestion.Topic => parts.Count == 1
            && TableClaim.Read(parts[0], prior.States) is { } table
            && IsWhole(whole) && whole.Value[0] == prior.Units(table),
        TableClaim.Topic => TableClaim.Read(whole, prior.States) is { } table
            && TableClaim.Rows(table, table).SequenceEqual(parts),
        _ => false,
    };

    public Credences Conclude(IReadOnlyCollection<Claim> believed)
    {
        double[] stated =
        [
            .. believed.Where(IsWhole).Select(c => Math.Clamp((double)c.Value[0] / PriorQuestion.UnitsPerNat, PriorQuestion.Impossible, 0)),
            .. believed.Select(c => TableClaim.Read(c, prior.States)).OfType<StateTable>()
                .Select(table => (double)prior.Units(table) / PriorQuestion.UnitsPerNat),
        ];
        return stated.Distinct().Count() switch
        {
            0 => PriorQuestion.ToCredences(prior.Expected(believed.Where(IsRule).Select(Row))),
            1 => PriorQuestion.ToCredences(stated[0]),
            _ => Credences.Uniform(2),
        };
    }

    /// <summary>Rules and facts of the tree's top, breadth first, as many nodes as meet every state of a likely table.</summary>
    public static IEnumerable<(string Topic, NodeAddress Address)> WorthReading()
    {
        var nodes = new Queue<NodeAddress>([NodeAddress.Root]);
        while (nodes.TryDequeue(out var address))
        {
            yield return (TableClaim.Rule, address);
            yield return (TableClaim.Fact, address);
            nodes.Enqueue(address.Child(0));
            nodes.Enqueue(address.Child(1));
        }
    }

    private static bool IsWhole(Claim claim) =>
        claim.Topic == PriorQuestion.Topic && claim.About.IsRoot && claim.Value.Count == 1;

    private bool IsRule(Claim claim) =>
        claim.Topic == TableClaim.Rule && claim.Value.Count == 3 && claim.Value.Values.All(v => v >= 0 && v < prior.States);

    private static (int, int, int) Row(Claim claim) => ((int)claim.Value[0], (int)claim.Value[1], (int)claim.Value[2]);
}
