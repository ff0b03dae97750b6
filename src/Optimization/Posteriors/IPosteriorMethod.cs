using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// How Z becomes a distribution rather than one z ("Learning the prior", section "Notes &amp; elaborations": Z as a full posterior, "R0 is uniform between
/// 2 and 3"), from what was learned of f and Prior. Predictions are the distribution's.
/// </summary>
/// <remarks>Keeps no state, so that one method serves many worlds at once.</remarks>
/// <example>
/// A method of one's own is one class, and one entry of the registry:
/// <code>
/// var names = NameRegistry.Default.WithLearning().With(new Entry&lt;IPosteriorMethod>(
///     "laplace", "a normal about z*", [], _ => new Laplace()));
/// </code>
/// </example>
public interface IPosteriorMethod
{
    /// <summary>Whether what is found depends on <see cref="PosteriorProblem.Objective"/>.</summary>
    bool UsesObjective { get; }

    /// <summary>Whether it stands for all that z may be, so that f and Prior have to be right everywhere rather than near one z.</summary>
    bool IsGlobal => false;

    /// <summary>The exact prediction, by its name, that it could reach at best; <see cref="ExactPrediction"/>.</summary>
    string Maximiser => ExactPrediction.BestPosterior;

    /// <summary>Finds the distribution.</summary>
    /// <param name="problem">f, Prior, D and where both are trusted.</param>
    /// <param name="random">All randomness.</param>
    /// <param name="cancellationToken">Stops between two queries.</param>
    Task<Posterior> FindAsync(PosteriorProblem problem, SeededRandom random, CancellationToken cancellationToken = default);
}
