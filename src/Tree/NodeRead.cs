namespace LearningThePrior.Tree;

/// <summary>The node was shown to the reader.</summary>
/// <param name="Node">The node.</param>
public sealed record NodeRead(Node Node) : Reading(Node.Address);
