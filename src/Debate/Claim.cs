using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>
/// Something definite that a debater commits to about what Z says at or below a node, so that a lie about the whole must
/// be a lie about a part (Irving, Christiano and Amodei 2018).
/// </summary>
/// <param name="Topic">What is claimed, in the world's words, for example <c>"count"</c> or <c>"log-prior"</c>.</param>
/// <param name="About">The node that it is about.</param>
/// <param name="Value">The amounts committed to.</param>
public sealed record Claim(string Topic, NodeAddress About, Amounts Value);
