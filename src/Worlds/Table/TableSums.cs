using System.Numerics;
using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Table;

/// <summary>Claims that statements below a node sum to so much: the arithmetic of them, which needs no reading.</summary>
/// <param name="outline">The tree.</param>
/// <param name="amounts">What one statement amounts to.</param>
internal sealed class TableSums(TableOutline outline, TableAmounts amounts)
{
    public bool IsSum(Question question, Claim claim) =>
        claim.Topic == TableAmounts.Topic(question) && claim.Value.Count == amounts.Count(question) && outline.Find(claim.About) is not null;

    public bool IsLeaf(Question question, Claim claim) => IsSum(question, claim) && outline.Find(claim.About)!.Children.Count == 0;

    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) =>
        IsSum(question, whole)
        && outline.Find(whole.About) is { Children: { Count: > 0 } children }
        && parts.Count == children.Count
        && parts.All(p => IsSum(question, p))
        && parts.Select(p => p.About).SequenceEqual(children.Select(c => c.Address))
        && parts.Select(p => p.Value).Aggregate(Amounts.Add).Equals(whole.Value);

    /// <summary>What believed claims amount to in nats, silence counting nothing: of claims that overlap the one higher up counts.</summary>
    public double[] Total(Question question, IReadOnlyCollection<Claim> believed)
    {
        var sums = believed.Where(c => IsSum(question, c)).DistinctBy(c => c.About).ToList();
        var total = new double[amounts.Count(question)];
        foreach (var claim in sums.Where(c => !sums.Any(above => above.About.IsAncestorOf(c.About))))
        {
            for (var k = 0; k < total.Length; k++)
            {
                total[k] += (double)claim.Value[k] / PriorQuestion.UnitsPerNat;
            }
        }

        return total;
    }

    /// <summary>The amounts of every statement, summed from the first on: [statement + 1][amount].</summary>
    public long[][] Running(Question question, IReadOnlyList<Said> said)
    {
        var (design, count) = (amounts.Design(question), amounts.Count(question));
        var running = new long[said.Count + 1][];
        running[0] = new long[count];
        var own = new long[count];
        for (var i = 0; i < said.Count; i++)
        {
            amounts.Of(question, design, outline.Statements[i], said[i], own);
            running[i + 1] = [.. running[i].Zip(own, (sum, more) => sum + more)];
        }

        return running;
    }

    public static Claim At(Question question, OutlineNode node, long[][] running) => new(
        TableAmounts.Topic(question),
        node.Address,
        new([.. running[node.End].Zip(running[node.Start], (end, start) => (BigInteger)(end - start))]));
}
