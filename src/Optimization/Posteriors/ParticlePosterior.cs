using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>Z is what Metropolis chains from z* came by, weighed by the objective (<see cref="Exploration"/>, <see cref="ParticleWeighing"/>).</summary>
public sealed class ParticlePosterior : IPosteriorMethod
{
    /// <inheritdoc/>
    public bool UsesObjective => true;

    /// <inheritdoc/>
    public Task<Posterior> FindAsync(PosteriorProblem problem, SeededRandom random, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var exploration = new Exploration(problem.Space, problem.Region, problem.Values, random);
        return ParticleWeighing.WeighAsync(problem, exploration.Run(problem.Start, problem.ExplorationSteps, problem.ParticleCount), cancellationToken);
    }
}
