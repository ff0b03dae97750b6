using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Snow;

/// <summary>What one statement of Z weighs in a question, as a human reckons it.</summary>
internal static class SnowAmounts
{
    /// <summary>The topic of claims about log odds of "yes", in millionths of a nat.</summary>
    public const string Evidence = "evidence";

    /// <summary>What is summed to answer a question.</summary>
    /// <exception cref="ArgumentException">It is no question of a snow world.</exception>
    public static string Topic(Question question) => question switch
    {
        SnowQuestion => Evidence,
        PriorQuestion => PriorQuestion.Topic,
        _ => throw new ArgumentException("A snow world answers its own questions and that of the prior.", nameof(question)),
    };

    /// <summary>
    /// For an x: the log odds of "yes" from one feature, where it speaks; on D* artifacts do not. For the prior: the
    /// statement's log probability.
    /// </summary>
    public static long Weigh(Question question, SnowScheme scheme, int feature, SnowStatement statement)
    {
        var nats = question switch
        {
            SnowQuestion { IsNew: true } when !statement.Causal => 0,
            SnowQuestion x => x.Features[feature] * LogOdds(statement.Rate / 1000.0),
            _ => scheme.Features[feature].LogPrior(statement.Causal),
        };
        return (long)Math.Round(nats * PriorQuestion.UnitsPerNat);
    }

    public static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}
