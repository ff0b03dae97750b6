using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// A world whose human and debaters can take any tree of pages like its own, whoever wrote it, and however wrong or inconsistent it is. Its pages may then be
/// written by a learned Mz(., z) in the place of its own decoder ("Learning the prior", section "Jointly optimizing Mz and f").
/// </summary>
public interface IReadableWorld : IWorld
{
    /// <summary>
    /// The human who judges such a tree: about x as <see cref="IWorld.Human"/>; about its plausibility he also hears that two pages contradict each other, and then
    /// calls the whole impossible.
    /// </summary>
    IHuman Reader { get; }

    /// <summary>What is true of a tree, known by walking it: to exact debaters and to nobody else. Never throws because of what a page says.</summary>
    IClaimOracle ClaimsOf(IUnpacker tree);

    /// <summary>The world's own z that says what a tree says; null where no z says it, as where two pages contradict each other.</summary>
    /// <returns>[dimension of the world's own z], rounded.</returns>
    double[]? LatentOf(IUnpacker tree);

    /// <summary>Text that two trees share just where they say the same, whatever names they give to things: no question tells them apart.</summary>
    string ContentOf(IUnpacker tree);

    /// <summary>log Prior of a tree in nats, exactly, as its reader judges it; negative infinity where it is impossible. By default that of the world's own z that says what it says.</summary>
    double LogPriorOf(IUnpacker tree) => LatentOf(tree) is { } own ? Key.LogPrior(own) : double.NegativeInfinity;

    /// <summary>
    /// Where in such a tree the page stands that tells of each part, in a world whose evidence adds up part by part and has two answers: f may then read these pages as Mz writes them. None by default.
    /// </summary>
    /// <remarks>Where one part tells how a number goes that is cut into answers: all pages that tell of it together, of which a tree need not have all.</remarks>
    IReadOnlyList<NodeAddress> PartPages => [];

    /// <summary>How many numbers of x face each of these pages; by default as an <see cref="AdditiveStructure"/> says, and 0 in another world.</summary>
    int PageFeatures => Structure is AdditiveStructure { Edges.Count: 0 } sums ? sums.Features : 0;

    /// <summary>The numbers of x that face these pages, page after page.</summary>
    /// <returns>[pages x <see cref="PageFeatures"/>]; <see cref="IWorld.Encode"/> by default.</returns>
    double[] EncodeByPage(Question question) => Encode(question);
}
