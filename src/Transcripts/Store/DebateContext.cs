using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts;

/// <summary>What whoever ran a debate knows of it beyond its transcript.</summary>
/// <param name="Labels">Further factors to group by.</param>
/// <param name="Truth">What Z implies: a probability for each answer; null where that is not known.</param>
/// <param name="TreeId">Names the tree within the run; null where nodes are not stored.</param>
/// <param name="Tree">The tree, to look up what nodes say; null where nodes are not stored.</param>
public sealed record DebateContext(
    IReadOnlyDictionary<string, string> Labels, IReadOnlyList<double>? Truth, string? TreeId, ImplicitTree? Tree);
