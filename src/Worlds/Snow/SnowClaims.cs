using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Snow;

/// <summary>What is true of one Z of a snow world.</summary>
internal sealed class SnowClaims(SnowScheme scheme, SnowStatement[] statements) : IClaimOracle
{
    private readonly SumClaims _sums = scheme.Sums;

    /// <summary>
    /// Another answer, by half a nat to two and a half; of the prior, one that makes Z likely or, if it is, unlikely.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="truth">The true claim about the whole.</param>
    /// <param name="random">All draws.</param>
    public static Claim LieOf(Question question, Claim truth, SeededRandom random)
    {
        const double LeastNats = 0.5;
        const double MostNats = 2.5;
        const double LikelyNats = 0.6;
        var nats = LeastNats + ((MostNats - LeastNats) * random.NextDouble());
        if (question is PriorQuestion)
        {
            var isLikely = (double)truth.Value[0] > -Math.Log(2) * PriorQuestion.UnitsPerNat;
            nats = isLikely ? -Math.Log(2) - nats : -LikelyNats * random.NextDouble();
        }
        else if (truth.Value[0].IsZero ? random.NextBool(0.5) : truth.Value[0].Sign > 0)
        {
            nats = -nats;
        }

        return truth with { Value = new((long)Math.Round(nats * PriorQuestion.UnitsPerNat)) };
    }

    public Claim Whole(Question question) =>
        SumClaims.True(SnowAmounts.Topic(question), _sums.Tree.Root, Weigh(question));

    public Claim Lie(Question question, Seed seed) => LieOf(question, Whole(question), seed.CreateRandom());

    public IReadOnlyList<Claim> Parts(Question question, Claim whole) => _sums.Parts(whole, Weigh(question));

    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed) =>
        _sums.FalseParts(whole, Weigh(question), seed);

    private long[] Weigh(Question question)
    {
        var amounts = new long[statements.Length];
        for (var j = 0; j < amounts.Length; j++)
        {
            amounts[j] = SnowAmounts.Weigh(question, scheme, j, statements[j]);
        }

        return amounts;
    }
}
