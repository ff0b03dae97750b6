using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// The baseline: fit f on D and predict D* ("The classic deep learning approach"). Its implicit prior depends on how it
/// was optimised, so there are several; the best on held-out data from D is the one reported.
/// </summary>
public interface IDirectFit
{
    /// <summary>The name under which results record it.</summary>
    string Name { get; }

    /// <summary>Fits to data.</summary>
    /// <param name="world">
    /// How questions are encoded, see <see cref="IWorld.EncodeForDirectFit"/>, and what the places of those numbers stand for
    /// (<see cref="IWorld.Structure"/>); nothing else of it is used.
    /// </param>
    /// <param name="data">(x, y) pairs.</param>
    /// <param name="seed">First weights, batches, dropout.</param>
    FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed);
}
