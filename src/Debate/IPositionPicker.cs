using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>A debater who can choose what to defend, as open protocols ask.</summary>
public interface IPositionPicker : IDebater
{
    /// <summary>Picks a position.</summary>
    /// <param name="question">The question debated.</param>
    /// <param name="taken">What the other side has picked, which this one must differ from; null for the first to pick.</param>
    /// <param name="reader">A budgeted view of Z for the choice alone.</param>
    /// <param name="seed">The randomness of the choice.</param>
    /// <param name="cancellationToken">Stops the choice.</param>
    ValueTask<Position> PickAsync(
        Question question, Position? taken, TreeReader reader, Seed seed, CancellationToken cancellationToken = default);
}
