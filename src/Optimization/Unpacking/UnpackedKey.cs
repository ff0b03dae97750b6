using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>The world's own key; of a z, what the world says of its tree.</summary>
internal sealed class UnpackedKey(IReadableWorld world, Func<IReadOnlyList<double>, IUnpacker> treeOf) : IAnswerKey
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
    public double LogPrior(IReadOnlyList<double> z) => world.LogPriorOf(treeOf(z));

    /// <inheritdoc/>
    public double? Recovered(IReadOnlyList<double> z) => world.LatentOf(treeOf(z)) is { } own ? world.Key.Recovered(own) : 0;
}
