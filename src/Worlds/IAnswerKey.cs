using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>The exact answers of a world. They score; they never train, and no debater or judge is handed them.</summary>
public interface IAnswerKey
{
    /// <summary>
    /// What a prediction is scored against: the true conditional P(y|x), or all weight on the recorded answer where the
    /// world is real and no true conditional is known.
    /// </summary>
    Credences Target(Question question);

    /// <summary>Whether <see cref="Target"/> is the true conditional.</summary>
    bool KnowsTruth { get; }

    /// <summary>Exact Bayes: P(y|x,D) under the human's prior.</summary>
    IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions);

    /// <summary>What exact inference predicts otherwise than as Bayes, see <see cref="ExactPrediction"/>; nothing where it is not known.</summary>
    IReadOnlyList<ExactPrediction> OtherPredictions => [];

    /// <summary>The true log Prior(z) in nats of what the rounded z says; negative infinity where it is impossible.</summary>
    double LogPrior(IReadOnlyList<double> z);

    /// <summary>The share of z's statements that are true of this world, or null where none is known to be.</summary>
    double? Recovered(IReadOnlyList<double> z);

    /// <summary>The z that maximises the exact objective, or null where it is not known.</summary>
    IReadOnlyList<double>? BestLatent => null;
}
