using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// Prior(Z)/Prior(Z'): which of two backgrounds is the more plausible, which may be easier to say than an absolute prior
/// ("Learning the prior", section "Notes &amp; elaborations"). Asked of a <see cref="Tree.PairUnpacker"/>; its whole claim
/// has the topic <see cref="Topic"/>, is about the root and is log Prior(Z) - log Prior(Z') in millionths of a nat.
/// </summary>
/// <param name="Id">Names the query within a run.</param>
public sealed record PriorRatioQuestion(string Id)
    : Question(Id, "Before seeing any data: which of these two backgrounds is true, if one of them is?", FirstSecond)
{
    /// <summary>The topic of the claim about both backgrounds.</summary>
    public const string Topic = "log-prior-ratio";

    private static readonly AnswerSet FirstSecond = new("the first", "the second");

    /// <summary>The question about each of the two alone.</summary>
    public PriorQuestion Alone { get; } = new(Id);

    /// <summary>The credences that a log ratio means; beyond 600 nats either way they stay what 600 nats are.</summary>
    /// <param name="logRatio">log Prior(Z) - log Prior(Z') in nats.</param>
    public static Credences ToCredences(double logRatio)
    {
        var v = Math.Clamp(logRatio, PriorQuestion.Impossible, -PriorQuestion.Impossible);
        return new(1 / (1 + Math.Exp(-v)), 1 / (1 + Math.Exp(v)));
    }

    /// <summary>The log ratio in nats that a verdict's credences mean, within 600 nats either way.</summary>
    public static double ToLogRatio(Credences credences)
    {
        ArgumentNullException.ThrowIfNull(credences);
        return Math.Clamp(
            Math.Log(credences[0]) - Math.Log(credences[1]), PriorQuestion.Impossible, -PriorQuestion.Impossible);
    }
}
