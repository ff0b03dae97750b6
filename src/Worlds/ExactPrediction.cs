using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>
/// What exact inference predicts where it is not Bayes: what an objective and a kind of z can reach at best, whatever the search and f; or what is
/// lost where the prior is switched off. For scoring only.
/// </summary>
/// <param name="Name">The name under which results record it: one of the constants here, or the world's own.</param>
/// <param name="Summary">What it is, in a few words.</param>
/// <param name="Predict">Its credences for questions.</param>
public sealed record ExactPrediction(string Name, string Summary, Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> Predict)
{
    /// <summary>The single z that maximises the objective as the world reads D.</summary>
    public const string BestZ = "best_z";

    /// <summary>The distribution over z that maximises it: z's exact posterior.</summary>
    public const string BestPosterior = "best_posterior";

    /// <summary>The distribution that is independent from block to block of z and maximises the evidence lower bound.</summary>
    public const string BestBox = "best_box";

    /// <summary>Bayes with a prior that is flat over all that z can say.</summary>
    public const string FlatPrior = "flat_prior";

    /// <summary>Bayes of a human who stated no beliefs, but took the defaults.</summary>
    public const string DefaultBeliefs = "default_beliefs";
}
