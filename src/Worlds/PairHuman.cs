using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// A human asked for Prior(Z)/Prior(Z'): takes one log prior from the other, and leaves all below that to the human who
/// reads one background.
/// </summary>
/// <param name="inner">Reads one background.</param>
/// <remarks>
/// Every member throws <see cref="ArgumentException"/> for other questions than <see cref="PriorRatioQuestion"/>.
/// </remarks>
public sealed class PairHuman(IHuman inner) : IHuman
{
    private readonly IHuman _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text) =>
        PairSide.Of(address) is { } side
        && _inner.Read(PairSide.Alone(question), topic, PairSide.OutOf(address), text) is { } claim
            ? PairSide.Into(side, claim)
            : null;

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return PairSide.Of(claim.About) is not null && _inner.IsElementary(PairSide.Alone(question), PairSide.OutOf(claim));
    }

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(parts);
        if (PairSide.Of(whole.About) is { } side)
        {
            return parts.All(p => PairSide.Of(p.About) == side)
                && _inner.MakesUp(PairSide.Alone(question), PairSide.OutOf(whole), [.. parts.Select(PairSide.OutOf)]);
        }

        return IsRatio(whole)
            && parts.Count == 2
            && IsAlone(parts[0], 0)
            && IsAlone(parts[1], 1)
            && (parts[0].Value - parts[1].Value).Equals(whole.Value);
    }

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        var alone = PairSide.Alone(question);
        var ratio = believed.FirstOrDefault(IsRatio) is { } claim
            ? (double)claim.Value[0] / PriorQuestion.UnitsPerNat
            : LogPrior(0) - LogPrior(1);
        return PriorRatioQuestion.ToCredences(ratio);

        double LogPrior(int side) => PriorQuestion.ToLogPrior(
            _inner.Conclude(alone, [.. believed.Where(c => PairSide.Of(c.About) == side).Select(PairSide.OutOf)]));
    }

    /// <inheritdoc/>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed)
    {
        var alone = PairSide.Alone(question);
        using var first = _inner.WorthReading(alone, seed.For("first")).GetEnumerator();
        using var second = _inner.WorthReading(alone, seed.For("second")).GetEnumerator();
        var (hasFirst, hasSecond) = (true, true);
        while (hasFirst || hasSecond)
        {
            if (hasFirst = hasFirst && first.MoveNext())
            {
                yield return (first.Current.Topic, PairSide.Into(0, first.Current.Address));
            }

            if (hasSecond = hasSecond && second.MoveNext())
            {
                yield return (second.Current.Topic, PairSide.Into(1, second.Current.Address));
            }
        }
    }

    private static bool IsRatio(Claim claim) =>
        claim.Topic == PriorRatioQuestion.Topic && claim.About.IsRoot && claim.Value.Count == 1;

    private static bool IsAlone(Claim claim, int side) =>
        claim.Topic == PriorQuestion.Topic && claim.About == NodeAddress.Root.Child(side) && claim.Value.Count == 1;
}
