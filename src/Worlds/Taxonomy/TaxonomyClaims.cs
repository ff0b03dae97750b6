using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Taxonomy;

/// <summary>
/// What is true of a taxonomy down to a level, and how to lie about it: how often the attribute flips on the way to a leaf,
/// and log Prior.
/// </summary>
/// <param name="kinds">What is so.</param>
/// <param name="exceptions">rho.</param>
/// <param name="stored">The lowest level that Z tells of; claims of log Prior take time in proportion to 2^stored.</param>
public sealed class TaxonomyClaims(IKinds kinds, double exceptions, int stored) : IClaimOracle
{
    private readonly KindPriorHuman _prior = new(exceptions, stored);

    /// <inheritdoc/>
    public Claim Whole(Question question) => TaxonomyHuman.Known(question) is { } asked
        ? Below(asked, NodeAddress.Root)
        : new(PriorQuestion.Topic, NodeAddress.Root, new(LogPrior(NodeAddress.Root)));

    /// <inheritdoc/>
    /// <remarks>One flip more or less; of the prior, half a nat to two and a half more or less.</remarks>
    public Claim Lie(Question question, Seed seed)
    {
        var (truth, random) = (Whole(question), seed.CreateRandom());
        if (TaxonomyHuman.Known(question) is { } asked)
        {
            var up = truth.Value[0].IsZero || (truth.Value[0] <= Lowest(asked) && random.NextBool(.5));
            return truth with { Value = new(truth.Value[0] + (up ? 1 : -1)) };
        }

        const double LeastNats = .5;
        const double MostNats = 2.5;
        var off = (BigInteger)Math.Round((LeastNats + ((MostNats - LeastNats) * random.NextDouble())) * PriorQuestion.UnitsPerNat);
        var isHigher = truth.Value[0] + off <= 0 && random.NextBool(.5);
        return truth with { Value = new(truth.Value[0] + (isHigher ? off : -off)) };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var level = whole.About.Depth;
        if (TaxonomyHuman.Known(question) is { } asked)
        {
            return whole.Topic == PathHuman.Flips && level < Lowest(asked)
                ? [new(PathHuman.Flip, whole.About, new(Bit(whole.About))), Below(asked, asked.Path[level + 1])]
                : [];
        }

        return whole.Topic == PriorQuestion.Topic && level < stored
            ? [.. KindPriorHuman.Parts(whole.About).Select(part => new Claim(part.Topic, part.About, new(
                part.Topic == KindPriorHuman.OfKind ? Own(part.About) : LogPrior(part.About))))]
            : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        var parts = Parts(question, whole).ToArray();
        if (parts.Length == 0)
        {
            return parts;
        }

        var off = whole.Value[0] - parts.Aggregate(BigInteger.Zero, (sum, p) => sum + p.Value[0]);
        var random = seed.CreateRandom();
        Claim With(int part) => parts[part] with { Value = new(parts[part].Value[0] + off) };
        bool CanBe(int part) => TaxonomyHuman.Known(question) is not { } asked
            || (With(part).Value[0] >= 0 && With(part).Value[0] <= (part == 0 ? 1 : Lowest(asked) - whole.About.Depth));
        var able = Enumerable.Range(0, parts.Length).Where(CanBe).ToArray();
        var changed = able.Length == 0 ? parts.Length - 1 : able[random.NextInt(able.Length)];
        parts[changed] = With(changed);
        return parts;
    }

    private int Lowest(TaxonomyQuestion question) => Math.Min(stored, question.Path.Count - 1);

    private BigInteger Bit(NodeAddress kind) => kinds.Flips(kind) ? 1 : 0;

    private Claim Below(TaxonomyQuestion question, NodeAddress kind)
    {
        var levels = Lowest(question) + 1 - kind.Depth;
        return new(PathHuman.Flips, kind, new(question.Path.Skip(kind.Depth).Take(levels).Count(kinds.Flips)));
    }

    private BigInteger Own(NodeAddress kind) => _prior.Weigh(kind, kinds.Flips(kind));

    private BigInteger LogPrior(NodeAddress kind) => kind.Depth < stored
        ? Own(kind) + LogPrior(kind.Child(0)) + LogPrior(kind.Child(1))
        : Own(kind);
}
