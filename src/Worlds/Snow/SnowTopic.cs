using System.Numerics;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Worlds.Snow;

/// <summary>A question about a snow world's statements in numbers: a topic, a stretch of statements, what each feature of x points to; and sums as answers.</summary>
internal static class SnowTopic
{
    public const int Old = 0;
    public const int New = 1;
    public const int Prior = 2;
    public const int Statement = 3;
    public const int Count = 4;

    /// <summary>The number that stands for a sum of zero.</summary>
    public const int Zero = 1_000_000;

    /// <summary>What one is worth, in nats.</summary>
    public const double Unit = .001;

    public static Tokens Of(int topic, int first, int end, IReadOnlyList<int> points) => new([topic, first, end, .. points.Select(x => x + 1)]);

    public static int[] Points(Tokens question) => [.. question.Values[3..].ToArray().Select(x => x - 1)];

    public static Tokens Sum(double nats) => new(Zero + (int)Math.Round(Math.Clamp(nats, -Zero * Unit, Zero * Unit) / Unit));

    public static double NatsOf(Tokens sum) => (sum[0] - Zero) * Unit;

    public static BigInteger MillionthsOf(Tokens sum) => new(Math.Round(NatsOf(sum) * PriorQuestion.UnitsPerNat));

    /// <summary>1 for one statement, and one more each time that a stretch has to be halved.</summary>
    public static int HeightOf(int statements) => statements == 1 ? 1 : 2 + BitOperations.Log2((uint)(statements - 1));

    /// <summary>What one statement weighs in a question, in nats, as the human reckons it.</summary>
    /// <param name="scheme">The worlds.</param>
    /// <param name="question">The question.</param>
    /// <param name="feature">Which statement.</param>
    /// <param name="statement">What it says, in numbers.</param>
    public static double Weigh(SnowScheme scheme, Tokens question, int feature, Tokens statement) => (question[0], IsCausal: statement[1] == 1) switch
    {
        (Prior, var causal) => scheme.Features[feature].LogPrior(causal),
        (New, false) => 0,
        _ => (question[3 + feature] - 1) * SnowAmounts.LogOdds(statement[2] / 1000.0),
    };
}
