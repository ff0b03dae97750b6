using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// Claims that a number, one amount a statement, sums to so much over a stretch of a <see cref="BalancedTree"/>: the
/// arithmetic of them, which needs no reading.
/// </summary>
/// <param name="tree">The tree's shape.</param>
public sealed class SumClaims(BalancedTree tree)
{
    /// <summary>The shape of the tree that the claims are about.</summary>
    public BalancedTree Tree { get; } = tree ?? throw new ArgumentNullException(nameof(tree));

    /// <summary>The claim about one statement.</summary>
    public Claim Leaf(string topic, int index, BigInteger amount) => new(topic, Tree.Leaf(index).Address, new(amount));

    /// <summary>The true claim about a stretch.</summary>
    /// <param name="topic">What is summed.</param>
    /// <param name="at">Over which statements.</param>
    /// <param name="amounts">The true amount of every statement.</param>
    public static Claim True(string topic, Stretch at, IReadOnlyList<long> amounts)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(amounts);
        var sum = BigInteger.Zero;
        for (var i = at.Start; i < at.End; i++)
        {
            sum += amounts[i];
        }

        return new(topic, at.Address, new(sum));
    }

    /// <summary>Whether a claim is a sum of the topic over a stretch of this tree.</summary>
    public bool IsSum(string topic, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Topic == topic && claim.Value.Count == 1 && Tree.Find(claim.About) is not null;
    }

    /// <summary>Whether a claim is about a single statement.</summary>
    public bool IsLeaf(string topic, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Topic == topic && claim.Value.Count == 1 && Tree.Find(claim.About) is { IsLeaf: true };
    }

    /// <summary>Whether parts are the two halves of the whole, in order, and their amounts sum to its own.</summary>
    public bool MakesUp(string topic, Claim whole, IReadOnlyList<Claim> parts)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(parts);
        return IsSum(topic, whole)
            && Tree.Find(whole.About) is { IsLeaf: false } at
            && parts.Count == 2
            && IsSum(topic, parts[0])
            && IsSum(topic, parts[1])
            && parts[0].About == at.Halves[0].Address
            && parts[1].About == at.Halves[1].Address
            && parts[0].Value[0] + parts[1].Value[0] == whole.Value[0];
    }

    /// <summary>
    /// The sum that believed claims amount to, silence counting nothing: a claim that stands under another believed one
    /// adds nothing, nor does a second claim about the same node.
    /// </summary>
    public BigInteger Total(string topic, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        var sums = believed.Where(c => IsSum(topic, c)).DistinctBy(c => c.About).ToList();
        return sums
            .Where(c => !sums.Any(above => above.About.IsAncestorOf(c.About)))
            .Aggregate(BigInteger.Zero, (total, c) => total + c.Value[0]);
    }

    /// <summary>The true parts of a claim; none for a single statement or a node that is not there.</summary>
    public IReadOnlyList<Claim> Parts(Claim whole, IReadOnlyList<long> amounts)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Tree.Find(whole.About) is { IsLeaf: false } at
            ? [True(whole.Topic, at.Halves[0], amounts), True(whole.Topic, at.Halves[1], amounts)]
            : [];
    }

    /// <summary>Parts that make up a false claim, one of them false; the true parts of a true claim.</summary>
    public IReadOnlyList<Claim> FalseParts(Claim whole, IReadOnlyList<long> amounts, Seed seed)
    {
        var parts = Parts(whole, amounts);
        if (parts.Count == 0)
        {
            return parts;
        }

        var off = new Amounts(whole.Value[0] - parts[0].Value[0] - parts[1].Value[0]);
        return seed.CreateRandom().NextBool(0.5)
            ? [parts[0] with { Value = parts[0].Value + off }, parts[1]]
            : [parts[0], parts[1] with { Value = parts[1].Value + off }];
    }
}
