using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Table;

/// <summary>The human: reads one statement about one column, and adds log odds; he knows his own beliefs, which are what priors are judged by.</summary>
internal sealed class TableHuman(TableOutline outline, TableSums sums, TableAmounts amounts, StatementText texts) : IHuman
{
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        if (topic != TableAmounts.Topic(question)
            || outline.Find(address) is not { Children.Count: 0 } leaf
            || texts.Read(outline.Statements[leaf.Start], text) is not { } said)
        {
            return null;
        }

        var own = new long[amounts.Count(question)];
        amounts.Of(question, amounts.Design(question), outline.Statements[leaf.Start], said, own);
        return new(topic, address, new([.. own.Select(v => (BigInteger)v)]));
    }

    public bool IsElementary(Question question, Claim claim) => sums.IsLeaf(question, claim);

    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => sums.MakesUp(question, whole, parts);

    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        var total = sums.Total(question, believed);
        return question is PriorQuestion ? PriorQuestion.ToCredences(total[0]) : Credences.Normalise(ExpectedSoftmax.Softmax(total));
    }

    /// <summary>For a row, the statements about its own period; for the prior, all in a drawn order.</summary>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        var (random, topic) = (seed.CreateRandom(), TableAmounts.Topic(question));
        return outline.Leaves
            .Where((_, i) => question is not TableQuestion asked || outline.Statements[i] is WalkStatement w && w.Period == asked.Period)
            .Select(a => (Address: a, Drawn: random.NextDouble()))
            .OrderBy(a => a.Drawn)
            .Select(a => (topic, a.Address))
            .ToList();
    }
}
