using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>
/// The human who writes Z one page at a time ("Learning the prior", section "Representing Z"; the *exploration* that Mz imitates in "Jointly optimizing Mz and f"), and the form
/// of what he writes. Alone he forgets what was said elsewhere; with answers about other pages of the same Z he copies it, and draws only what was never said.
/// </summary>
/// <remarks>He keeps no state and is asked by many threads at once.</remarks>
public interface IExplorer
{
    /// <summary>Names the pages and the prior behind them: what was learned of one explorer fits another only where these are equal.</summary>
    string Name { get; }

    /// <summary>The fields of a page, the same for all pages.</summary>
    IReadOnlyList<TokenField> Fields { get; }

    /// <summary>How many of the fields, from the first, are the title: what a page is about. Two pages of one title should say the same.</summary>
    int TitleFields { get; }

    /// <summary>The most children of a page.</summary>
    int Branching { get; }

    /// <summary>How many children a page has, above the bottom of the tree.</summary>
    int Children(Tokens page);

    /// <summary>Reads a page.</summary>
    /// <param name="text">Untrusted.</param>
    /// <returns>Null where it is no page of this world.</returns>
    Tokens? Read(string text);

    /// <summary>A page in words: what the world's own tree says there.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isBottom">Whether it stands at the bottom of the tree, with nothing below.</param>
    string Write(Tokens page, bool isBottom);

    /// <summary>What the human does next.</summary>
    ExplorerMove Next(PageRequest request);

    /// <summary>Whether he might have written a page that he is asked for, from what lies before him: who perturbs a given Z copies the others of its pages.</summary>
    bool Fits(PageRequest request, Tokens page) => request.Parent is not { Page: var above } || Approve(above, request.Address.Index, page) > 0;

    /// <summary>
    /// How far one step of unpacking is a fair, simpler account of the page above it, as an overseer judges who sees these two pages and no other ("Learning the prior", section "Representing Z").
    /// </summary>
    /// <param name="parent">The page above.</param>
    /// <param name="branch">Which of its children.</param>
    /// <param name="page">What the child says.</param>
    /// <returns>From 0 to 1.</returns>
    double Approve(Tokens parent, int branch, Tokens page);

    /// <summary>log Prior of a Z in nats, as the human judges it from the page of each title that is nearest the root; negative infinity where it is impossible.</summary>
    double LogPrior(IReadOnlyList<PlacedPage> book);
}
