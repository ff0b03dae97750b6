using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>Z is the one z at which the search ended.</summary>
public sealed class PointPosterior : IPosteriorMethod
{
    /// <inheritdoc/>
    public bool UsesObjective => false;

    /// <inheritdoc/>
    public string Maximiser => ExactPrediction.BestZ;

    /// <inheritdoc/>
    public Task<Posterior> FindAsync(PosteriorProblem problem, SeededRandom random, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Task.FromResult(Posterior.Point(problem.Start));
    }
}
