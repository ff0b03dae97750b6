using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>The world's own key; of a z, that of the world's own z that says what its tree says.</summary>
internal sealed class UnpackedKey(IReadableWorld world, Func<IReadOnlyList<double>, double[]?> latentOf) : IAnswerKey
{
    /// <inheritdoc/>
    public bool KnowsTruth => world.Key.KnowsTruth;

    /// <inheritdoc/>
    public IReadOnlyList<ExactPrediction> OtherPredictions => world.Key.OtherPredictions;

    /// <inheritdoc/>
    public Credences Target(Question question) => world.Key.Target(question);

    /// <inheritdoc/>
    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions) => world.Key.Bayes(questions);

    /// <inheritdoc/>
    public double LogPrior(IReadOnlyList<double> z) => latentOf(z) is { } own ? world.Key.LogPrior(own) : double.NegativeInfinity;

    /// <inheritdoc/>
    public double? Recovered(IReadOnlyList<double> z) => latentOf(z) is { } own ? world.Key.Recovered(own) : 0;
}
