namespace LearningThePrior.Tree;

/// <summary>What a debater claims that a node says.</summary>
/// <param name="Address">The node.</param>
/// <param name="Quote">The words.</param>
/// <param name="Span">Where in the node's text the words stand; null when the debater does not say.</param>
public sealed record Citation(NodeAddress Address, string Quote, TextSpan? Span = null);
