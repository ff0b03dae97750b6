using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Z is written by a learned Mz, and some of its pages say together how a number goes that is cut into answers, as in an <see cref="AdditiveStructure"/> of one part, of whose z nothing is told: f may unroll Mz to these pages
/// where it is an <see cref="IPageUnpacker"/>.
/// </summary>
/// <param name="Mz">The model that writes the tree.</param>
/// <param name="Pages">Where the pages stand; a tree need not have all of them.</param>
/// <param name="Features">How many numbers x has, of which a mean and a variance are linear.</param>
/// <param name="Edges">The inner edges of the answers, in rising order: one fewer than answers.</param>
public sealed record UnpackedCurve(ILatentUnpacker Mz, IReadOnlyList<NodeAddress> Pages, int Features, IReadOnlyList<double> Edges) : WorldStructure;
