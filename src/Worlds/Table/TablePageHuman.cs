using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// <see cref="TableHuman"/> before a tree that anybody may have written. A claim about a node rests on its page's naming it and on all its children; one about the plausibility of a statement on what it and those that it is
/// judged beside state, each at its own leaf. So one page decides at any depth.
/// </summary>
/// <remarks>Of a statement's plausibility he speaks in words of a <see cref="WordGrid"/>, as who explores.</remarks>
internal sealed class TablePageHuman(TableHearing hearing, TableSums sums) : IHuman
{
    private readonly Dictionary<NodeAddress, int> _places = hearing.Leaves.Index().ToDictionary(l => l.Item, l => l.Index);

    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _places.TryGetValue(address, out var statement)
            ? topic switch
            {
                TableHearing.ValueTopic => TableHearing.States(address, hearing.Read(statement, text)),
                TableAmounts.Odds when question is TableQuestion => new(topic, address, hearing.Odds(question, statement, hearing.Read(statement, text))),
                _ => null,
            }
            : topic == TableHearing.NameTopic && hearing.Outline.Find(address) is { } node ? TableHearing.Names(address, hearing.IsNamed(node, text)) : null;
    }

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim) => _places.ContainsKey(claim.About)
        ? (claim.Topic == TableHearing.ValueTopic && claim.Value.Count == 2) || (question is TableQuestion && sums.IsSum(question, claim))
        : claim.Topic == TableHearing.NameTopic && claim.Value.Count == 1 && hearing.Outline.Find(claim.About) is not null;

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim) => claim.About.IsRoot && sums.IsSum(question, claim);

    /// <inheritdoc/>
    /// <remarks>The page and all children; or, where it amounts to nothing, that the page does not name what stands there, or one child that makes all of it impossible. Of one statement's plausibility: all that it is judged beside.</remarks>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        if (!sums.IsSum(question, whole))
        {
            return false;
        }

        if (_places.TryGetValue(whole.About, out var statement))
        {
            var beside = hearing.Beside(statement);
            return question is PriorQuestion && parts.Count == beside.Count
                && parts.Zip(beside).All(p => p.First.Topic == TableHearing.ValueTopic && p.First.Value.Count == 2 && p.First.About == hearing.Leaves[p.Second])
                && hearing.LogPrior(statement, [.. parts.Select(Stated)]).Equals(whole.Value);
        }

        var node = hearing.Outline.Find(whole.About)!;
        bool IsChild(Claim part, OutlineNode child) => sums.IsSum(question, part) && part.About == child.Address;
        return parts is [var one]
            ? whole.Value.Equals(hearing.Nothing(question))
                && (one.Equals(TableHearing.Names(node.Address, does: false)) || (node.Children.Any(c => IsChild(one, c)) && TableHearing.IsImpossible(question, one.Value)))
            : parts.Count == node.Children.Count + 1
                && parts[0].Equals(TableHearing.Names(node.Address, does: true))
                && parts.Skip(1).Zip(node.Children).All(p => IsChild(p.First, p.Second))
                && hearing.Together(question, parts.Skip(1).Select(p => p.Value)).Equals(whole.Value);
    }

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        if (question is not PriorQuestion)
        {
            return Credences.Normalise(ExpectedSoftmax.Softmax(sums.Total(question, believed)));
        }

        return PriorQuestion.ToCredences(believed.Any(IsHopeless) ? PriorQuestion.Impossible : sums.Total(question, believed)[0] + Alone(question, believed));

        bool IsHopeless(Claim c) => c.Equals(TableHearing.Names(c.About, does: false)) || (c.Topic == TableHearing.ValueTopic && Stated(c) is null)
            || (sums.IsSum(question, c) && c.Value[0] <= TableHearing.Impossible);
    }

    /// <inheritdoc/>
    /// <remarks>For a row, the statements about its own period; for the prior, all in a drawn order.</remarks>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        var random = seed.CreateRandom();
        return hearing.Leaves
            .Where((_, i) => question is not TableQuestion asked || (hearing.Outline.Statements[i] is WalkStatement w && w.Period == asked.Period))
            .Select(a => (Address: a, Drawn: random.NextDouble()))
            .OrderBy(a => a.Drawn)
            .Select(a => (question is PriorQuestion ? TableHearing.ValueTopic : TableAmounts.Odds, a.Address))
            .ToList();
    }

    private static int? Stated(Claim claim) => claim.Value is { Count: 2 } value && value[0].IsOne && value[1] <= int.MaxValue && value[1] >= int.MinValue ? (int)value[1] : null;

    /// <summary>The log prior in nats of statements that are believed, with all that they are judged beside, and that no believed sum counts.</summary>
    private double Alone(Question question, IReadOnlyCollection<Claim> believed)
    {
        var stated = believed.Where(c => c.Topic == TableHearing.ValueTopic).DistinctBy(c => c.About).ToDictionary(c => c.About, Stated);
        NodeAddress[] counted = [.. believed.Where(c => sums.IsSum(question, c)).Select(c => c.About)];
        return stated.Keys.Where(a => _places.ContainsKey(a) && !counted.Any(c => c == a || c.IsAncestorOf(a)))
            .Select(a => _places[a])
            .Where(s => hearing.Beside(s).All(b => stated.ContainsKey(hearing.Leaves[b])))
            .Sum(s => (double)hearing.LogPrior(s, [.. hearing.Beside(s).Select(b => stated[hearing.Leaves[b]])])[0] / PriorQuestion.UnitsPerNat);
    }
}
