using LearningThePrior.Optimization.Posteriors;

namespace LearningThePrior.Optimization;

/// <summary>
/// Z as a full posterior: weighted particles, each a rounded z ("Learning the prior", section "Notes &amp; elaborations").
/// A point is a posterior of one particle.
/// </summary>
/// <param name="Particles">Each [dimension], heaviest first.</param>
/// <param name="Weights">Non-negative, summing to one.</param>
public sealed record Posterior(IReadOnlyList<IReadOnlyList<double>> Particles, IReadOnlyList<double> Weights)
{
    /// <summary>The boxes from which the particles were drawn; none where the particles are all that was found.</summary>
    public IReadOnlyList<LatentBox> Boxes { get; init; } = [];

    /// <summary>What it is worth by the objective that it maximises, in nats; null where that was not computed.</summary>
    public double? Objective { get; init; }

    /// <summary>All weight on one z.</summary>
    public static Posterior Point(IReadOnlyList<double> z) => new([z], [1]);
}
