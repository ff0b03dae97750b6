using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>A question with the tree it is asked of and its answer key. Protocols hand neither debater nor judge the key.</summary>
/// <param name="Question">The question.</param>
/// <param name="Tree">Z.</param>
/// <param name="Key">The right answer's index, where one is known.</param>
public sealed record Problem(Question Question, ImplicitTree Tree, int? Key = null);
