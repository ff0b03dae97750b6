namespace LearningThePrior.Tree;

/// <summary>A citation, and what checking it found.</summary>
/// <param name="Citation">What was claimed, unchanged.</param>
/// <param name="Status">What checking found.</param>
/// <param name="Found">
/// Where the words, or those that nearly are the words, stand in the node's own text; null when they stand nowhere.
/// </param>
public sealed record CheckedCitation(Citation Citation, CitationStatus Status, TextSpan? Found)
{
    /// <summary>Whether the node says what was claimed.</summary>
    public bool Holds => Status is CitationStatus.Exact or CitationStatus.Normalised;
}
