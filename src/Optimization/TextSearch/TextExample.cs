using LearningThePrior.Debate;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>An x with its observed y.</summary>
/// <param name="Question">x, with all labels as answers.</param>
/// <param name="Answer">y, by its index.</param>
public sealed record TextExample(Question Question, int Answer);
