namespace LearningThePrior.Transcripts;

/// <summary>How much of a tree a reader might be shown.</summary>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Characters">How many characters of their texts, in UTF-16 code units.</param>
public sealed record StoredBudget(int Nodes, int Characters);
