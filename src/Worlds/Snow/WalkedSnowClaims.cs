using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>
/// What is true of a tree of snow's pages that was walked, whoever wrote it, and how to lie about it. The counterpart of <see cref="SnowClaims"/>, which is told the statements: a page that is none of snow's amounts to
/// nothing, with all below it, and makes the background impossible.
/// </summary>
internal sealed class WalkedSnowClaims(SnowScheme scheme, SnowReading reading) : IClaimOracle
{
    // Of a background that is possible, one lie in four says that it is impossible.
    private const double Disparaging = .25;
    private readonly BalancedTree _tree = scheme.Sums.Tree;

    /// <inheritdoc/>
    public Claim Whole(Question question) => Sum(question, _tree.Root);

    /// <inheritdoc/>
    public Claim Lie(Question question, Seed seed)
    {
        var (truth, random) = (Whole(question), seed.CreateRandom());
        return question is PriorQuestion && truth.Value[0] != SnowPages.Impossible && random.NextBool(Disparaging)
            ? truth with { Value = new(SnowPages.Impossible) }
            : SnowClaims.LieOf(question, truth, random);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Divided(whole) is not { } at ? []
            : !reading.NamesStretch(at.Address) ? [SnowPages.Names(at.Address, does: false)]
            : IsImpossible(question, whole) && at.Halves.FirstOrDefault(h => Amount(question, h) == SnowPages.Impossible) is { } impossible ? [Sum(question, impossible)]
            : [SnowPages.Names(at.Address, does: true), .. at.Halves.Select(half => Sum(question, half))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        if (Divided(whole) is not { } at || whole.Value[0] == Amount(question, at))
        {
            return Parts(question, whole);
        }

        var random = seed.CreateRandom();
        if (IsImpossible(question, whole))
        {
            return [whole with { About = at.Halves[random.NextInt(2)].Address }];
        }

        BigInteger[] said = [.. at.Halves.Select(half => Amount(question, half))];
        int[] impossible = [.. Enumerable.Range(0, 2).Where(half => IsImpossible(question, said[half]))];
        foreach (var half in impossible)
        {
            said[half] = BigInteger.Zero;
        }

        said[impossible.Length == 1 ? impossible[0] : random.NextInt(2)] += whole.Value[0] - said[0] - said[1];
        return [SnowPages.Names(at.Address, does: true), .. at.Halves.Zip(said, (half, amount) => new Claim(whole.Topic, half.Address, new(amount)))];
    }

    private static bool IsImpossible(Question question, Claim claim) => IsImpossible(question, claim.Value[0]);

    private static bool IsImpossible(Question question, BigInteger amount) => question is PriorQuestion && amount == SnowPages.Impossible;

    /// <summary>The stretch that a sum is about; null where one node settles the claim.</summary>
    private Stretch? Divided(Claim whole) => whole.Topic != SnowPages.Topic && _tree.Find(whole.About) is { IsLeaf: false } at ? at : null;

    private Claim Sum(Question question, Stretch at) => new(SnowAmounts.Topic(question), at.Address, new(Amount(question, at)));

    private BigInteger Amount(Question question, Stretch at) => at.IsLeaf
        ? reading.At(at.Start) is { } statement ? SnowAmounts.Weigh(question, scheme, at.Start, statement) : SnowPages.Nothing(question)
        : reading.NamesStretch(at.Address)
            ? SnowPages.Together(question, Amount(question, at.Halves[0]), Amount(question, at.Halves[1]))
            : SnowPages.Nothing(question);
}
