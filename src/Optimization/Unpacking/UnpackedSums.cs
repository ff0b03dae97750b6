using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Z is written by a learned Mz, and some of its pages speak to x one by one, as in <see cref="AdditiveStructure"/>, of whose z nothing is told: f may unroll Mz to these pages where it is an
/// <see cref="IPageUnpacker"/>, and add up what each says.
/// </summary>
/// <param name="Mz">The model that writes the tree.</param>
/// <param name="Pages">Where the pages stand.</param>
/// <param name="Features">How many numbers of x face each page.</param>
public sealed record UnpackedSums(ILatentUnpacker Mz, IReadOnlyList<NodeAddress> Pages, int Features) : WorldStructure;
