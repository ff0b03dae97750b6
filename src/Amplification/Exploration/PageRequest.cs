using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>A page that a human is asked to write, and what lies before him.</summary>
/// <param name="Address">Which page. He need not know more of it than which child of which page it is.</param>
/// <param name="Shown">Ancestors, the parent last, as many as a reader's budget allows; empty for the root.</param>
/// <param name="Known">What he has asked so far, in the order of asking.</param>
/// <param name="MayAsk">Whether he may ask about another page.</param>
/// <param name="Seed">What is drawn in this Z comes from here.</param>
public readonly record struct PageRequest(
    NodeAddress Address, IReadOnlyList<PlacedPage> Shown, IReadOnlyList<PlacedPage> Known, bool MayAsk, Seed Seed)
{
    /// <summary>The page above; null for the root.</summary>
    public PlacedPage? Parent => Shown.Count == 0 ? null : Shown[^1];

    /// <summary>Draws for this page: the same request is answered in the same way.</summary>
    public SeededRandom CreateRandom() => Seed.For(Address.ToString()).CreateRandom();

    /// <summary>All that he has read of this Z.</summary>
    public IEnumerable<PlacedPage> Read => Known.Concat(Shown);
}
