using LearningThePrior.Debate;

namespace LearningThePrior.Worlds;

/// <summary>One (x, y) of D.</summary>
/// <param name="Question">x.</param>
/// <param name="Answer">y, as the answer's index.</param>
public sealed record Observation(Question Question, int Answer);
