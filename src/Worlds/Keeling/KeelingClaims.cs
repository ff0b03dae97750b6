using System.Numerics;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>What is true of one background, and how to lie about it.</summary>
/// <param name="intervals">What its sections state, as read from their texts, in standardised units.</param>
/// <param name="contributions">What that contributes.</param>
/// <param name="bins">The answers of a month.</param>
public sealed class KeelingClaims(IReadOnlyList<Interval> intervals, Contributions contributions, ValueBins bins) : IClaimOracle
{
    private const double MaxShift = 6;

    /// <inheritdoc/>
    public Claim Whole(Question question) => At(question, NodeAddress.Root);

    /// <inheritdoc/>
    /// <remarks>
    /// For a month the mean is moved until another answer is the likeliest, the variance is left alone; an improbable
    /// background is called probable, and the other way round.
    /// </remarks>
    public Claim Lie(Question question, Seed seed)
    {
        var truth = Whole(question);
        var random = seed.CreateRandom();
        if (question is PriorQuestion)
        {
            // One side of even odds or the other: ln 2 is 0.69 nats.
            var nats = truth.Value[0] < -Micro(Math.Log(2)) ? -0.5 * random.NextDouble() : -1 - (4 * random.NextDouble());
            return truth with { Value = new(Micro(nats)) };
        }

        var deviation = Math.Sqrt((double)truth.Value[1]) / 1e6;
        var width = bins.StandardEdges[1] - bins.StandardEdges[0];
        var sign = random.NextBool(0.5) ? 1 : -1;
        var shift = sign * Math.Max(deviation, width) * (1.5 + ((MaxShift - 1.5) * random.NextDouble()));
        var far = (bins.StandardEdges[^1] - bins.StandardEdges[0]) + (MaxShift * deviation);
        var right = contributions.ToCredences(question, truth.Value).Choice;

        // Where the truth lies in an open tail a step may stay there; beyond the other tail lies another answer for sure.
        BigInteger[] means =
        [
            truth.Value[0] + Micro(shift),
            truth.Value[0] - Micro(shift),
            Micro(bins.StandardEdges[0] - far),
            Micro(bins.StandardEdges[^1] + far),
        ];
        return means
            .Select(mean => truth with { Value = new(mean, truth.Value[1]) })
            .First(claim => contributions.ToCredences(question, claim.Value).Choice is { } choice && choice != right);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Parts(Question question, Claim whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return [.. KeelingOutline.ChildrenOf(whole.About).Select(child => At(question, child))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var parts = Parts(question, whole).ToArray();
        if (parts.Length > 0)
        {
            var off = whole.Value - At(question, whole.About).Value;
            ref var lie = ref parts[seed.CreateRandom().NextInt(parts.Length)];
            lie = lie with { Value = lie.Value + off };
        }

        return parts;
    }

    private static BigInteger Micro(double value) => new(Math.Round(value * 1e6));

    private Claim At(Question question, NodeAddress node) => new(
        Contributions.TopicOf(question),
        node,
        contributions.Of(question, KeelingOutline.ParametersAt(node), intervals));
}
