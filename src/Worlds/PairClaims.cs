using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>What is true of two backgrounds together, for debates about <see cref="PriorRatioQuestion"/>.</summary>
/// <param name="first">What is true of the background at "/0".</param>
/// <param name="second">What is true of the background at "/1".</param>
/// <remarks>
/// Every member throws <see cref="ArgumentException"/> for other questions than <see cref="PriorRatioQuestion"/>.
/// </remarks>
public sealed class PairClaims(IClaimOracle first, IClaimOracle second) : IClaimOracle
{
    private readonly IClaimOracle[] _sides =
    [
        first ?? throw new ArgumentNullException(nameof(first)),
        second ?? throw new ArgumentNullException(nameof(second)),
    ];

    /// <inheritdoc/>
    public Claim Whole(Question question) => Ratio(Alone(question, 0).Value[0] - Alone(question, 1).Value[0]);

    /// <inheritdoc/>
    /// <remarks>Turns the ratio round, and makes it at least one nat.</remarks>
    public Claim Lie(Question question, Seed seed)
    {
        var truth = Whole(question).Value[0];
        var nat = (BigInteger)PriorQuestion.UnitsPerNat;
        var up = truth.IsZero ? seed.CreateRandom().NextBool(0.5) : truth.Sign < 0;
        var size = BigInteger.Max(BigInteger.Abs(truth), nat);
        return Ratio(up ? size : -size);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return PairSide.Of(whole.About) is { } side
            ? [.. _sides[side].Parts(PairSide.Alone(question), PairSide.OutOf(whole)).Select(p => PairSide.Into(side, p))]
            : [Alone(question, 0), Alone(question, 1)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        if (PairSide.Of(whole.About) is { } side)
        {
            var parts = _sides[side].FalseParts(PairSide.Alone(question), PairSide.OutOf(whole), seed);
            return [.. parts.Select(p => PairSide.Into(side, p))];
        }

        var (left, right) = (Alone(question, 0), Alone(question, 1));
        var off = whole.Value - (left.Value - right.Value);
        return seed.CreateRandom().NextBool(0.5)
            ? [left with { Value = left.Value + off }, right]
            : [left, right with { Value = right.Value - off }];
    }

    private static Claim Ratio(BigInteger value) => new(PriorRatioQuestion.Topic, NodeAddress.Root, new Amounts(value));

    private Claim Alone(Question question, int side) => PairSide.Into(side, _sides[side].Whole(PairSide.Alone(question)));
}
