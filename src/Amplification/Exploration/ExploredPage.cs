using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>A page that a human wrote, and how he came to it.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Page">What it says.</param>
/// <param name="Parent">What the page above says; no fields for the root.</param>
/// <param name="CopiedFrom">The page that said the same; null where he drew it.</param>
/// <param name="Asked">What he asked before he wrote, and what came back, in that order.</param>
public sealed record ExploredPage(NodeAddress Address, Tokens Page, Tokens Parent, NodeAddress? CopiedFrom, IReadOnlyList<PlacedPage> Asked)
{
    /// <summary>Whether he drew it from his own prior, as nothing that he read said it.</summary>
    public bool IsDrawn => CopiedFrom is null;
}
