using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// What a human makes of a taxonomy's plausibility: log Prior(Z) is a sum with one amount a kind, log rho for an exception
/// and log(1 - rho) for none. Of what nothing is believed counts nothing.
/// </summary>
/// <param name="exceptions">rho.</param>
/// <param name="stored">The lowest level that Z tells of.</param>
internal sealed class KindPriorHuman(double exceptions, int stored)
{
    /// <summary>The topic of the claim about one kind; <see cref="PriorQuestion.Topic"/> is about a kind and all below it.</summary>
    public const string OfKind = "log-prior-of-kind";

    /// <summary>What one kind adds to the log prior, in millionths of a nat.</summary>
    public BigInteger Weigh(NodeAddress kind, bool flips)
    {
        var probability = kind.IsRoot ? .5 : flips ? exceptions : 1 - exceptions;
        return (BigInteger)Math.Round(Math.Log(probability) * PriorQuestion.UnitsPerNat);
    }

    public Claim? Read(string topic, NodeAddress address, string text) =>
        IsElementary(topic, address) && KindText.Read(address, text) is { } flips
            ? new(topic, address, new(Weigh(address, flips)))
            : null;

    public bool IsElementary(Claim claim) => claim.Value.Count == 1 && IsElementary(claim.Topic, claim.About);

    public bool MakesUp(Claim whole, IReadOnlyList<Claim> parts) =>
        whole.Topic == PriorQuestion.Topic
        && whole.Value.Count == 1
        && whole.About.Depth < stored
        && Parts(whole.About).SequenceEqual(parts.Select(p => (p.Topic, p.About)))
        && parts.All(p => p.Value.Count == 1)
        && parts.Aggregate(BigInteger.Zero, (sum, p) => sum + p.Value[0]) == whole.Value[0];

    public Credences Conclude(IReadOnlyCollection<Claim> believed)
    {
        var sums = believed
            .Where(c => c.Value.Count == 1 && (c.Topic == PriorQuestion.Topic || IsElementary(c)))
            .DistinctBy(c => (c.Topic, c.About)).ToList();
        var counted = sums.Where(c => !sums.Any(above => above.Topic == PriorQuestion.Topic
            && (above.About.IsAncestorOf(c.About) || (above.About == c.About && c.Topic == OfKind))));
        return PriorQuestion.ToCredences(counted.Sum(c => (double)c.Value[0]) / PriorQuestion.UnitsPerNat);
    }

    /// <summary>Kinds breadth first.</summary>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading()
    {
        var kinds = new Queue<NodeAddress>([NodeAddress.Root]);
        while (kinds.TryDequeue(out var kind))
        {
            yield return (OfKind, kind);
            if (kind.Depth < stored)
            {
                kinds.Enqueue(kind.Child(0));
                kinds.Enqueue(kind.Child(1));
            }
        }
    }

    /// <summary>What a claim about a kind and all below it divides into: the kind's own amount, and those below each child.</summary>
    public static (string Topic, NodeAddress About)[] Parts(NodeAddress kind) =>
        [(OfKind, kind), (PriorQuestion.Topic, kind.Child(0)), (PriorQuestion.Topic, kind.Child(1))];

    private bool IsElementary(string topic, NodeAddress kind) =>
        kind.Depth <= stored && (topic == OfKind || (topic == PriorQuestion.Topic && kind.Depth == stored));
}
