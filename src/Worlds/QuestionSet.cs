using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds;

/// <summary>A distribution of questions, and the weighted questions on which predictions are scored.</summary>
/// <param name="Name">"d", "d_star", or the world's own name for a part of D*; snake case.</param>
/// <param name="Draw">Draws a question from the distribution.</param>
/// <param name="Scored">Questions with weights that sum to one.</param>
public sealed record QuestionSet(
    string Name,
    Func<SeededRandom, Question> Draw,
    IReadOnlyList<(Question Question, double Weight)> Scored)
{
    /// <summary>Makes a question of the distribution again from its id; null where that is needless as all of them are scored.</summary>
    /// <remarks>Gives null for an id of no such question.</remarks>
    public Func<string, Question?>? Find { get; init; }
}
