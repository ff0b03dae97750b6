using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>A direct fit that was fitted, and what that took.</summary>
/// <param name="Predict">Its credences for questions, one each, in order.</param>
/// <param name="Parameters">How many numbers were fitted.</param>
/// <param name="Evaluations">How often a loss over data was evaluated, with its gradient where one is followed; searches for settings of the fit included.</param>
/// <param name="MultiplyAdds">Multiply-adds of all that, counted from shapes; null where they were not counted.</param>
public sealed record FittedModel(
    Func<IReadOnlyList<Question>, IReadOnlyList<Credences>> Predict, long Parameters, long Evaluations, double? MultiplyAdds);
