namespace LearningThePrior.Optimization;

/// <summary>
/// Z as a full posterior: weighted particles, each a rounded z ("Learning the prior", section "Notes &amp; elaborations").
/// A point is a posterior of one particle.
/// </summary>
/// <param name="Particles">Each [dimension], heaviest first.</param>
/// <param name="Weights">Non-negative, summing to one.</param>
public sealed record Posterior(IReadOnlyList<IReadOnlyList<double>> Particles, IReadOnlyList<double> Weights)
{
    /// <summary>All weight on one z.</summary>
    public static Posterior Point(IReadOnlyList<double> z) => new([z], [1]);
}
