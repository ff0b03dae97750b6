using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Which citations of a debate count as revealing a pixel.</summary>
internal static class RevealedPixels
{
    /// <summary>The first citation of each speech that holds: one pixel a speech.</summary>
    public static IEnumerable<CheckedCitation> Cited(IEnumerable<Turn> turns) =>
        turns.Select(t => t.Citations.FirstOrDefault(c => c.Holds)).OfType<CheckedCitation>();
}
