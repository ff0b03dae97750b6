using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Flat text in the place of a world's own decoder: a learned Mz that writes word i of the book on input i, with a tree of pages over the words ("Learning the prior", section "Representing Z", on
/// why not to represent Z as flat text). It has no step that f could share.
/// </summary>
public sealed class FlatBook : ILatentUnpacker
{
    private readonly LearnedUnpacker _mz;
    private readonly int _depth;
    private readonly BookProposals _proposals;

    /// <summary>Takes a learned Mz.</summary>
    /// <param name="mz">The model.</param>
    /// <param name="depth">How many steps lead from the root of a tree to its bottom.</param>
    /// <param name="proposals">How many books the human proposes, for searches to start from; each is read by Mz's encoder.</param>
    public FlatBook(LearnedUnpacker mz, int depth, int proposals = 64)
    {
        ArgumentNullException.ThrowIfNull(mz);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(proposals);
        (_mz, _depth, _proposals) = (mz, depth, new(mz, proposals));
    }

    /// <inheritdoc/>
    public int Latents => _mz.Latents;

    /// <inheritdoc cref="ILatentUnpacker.OverseerCalls"/>
    public long OverseerCalls => _proposals.OverseerCalls;

    /// <inheritdoc/>
    public IUnpacker Unpack(IReadOnlyList<double> z) => _mz.Unpack(z, _depth);

    /// <inheritdoc/>
    /// <remarks>One of the books that the human proposed, at random.</remarks>
    public double[] Propose(SeededRandom random) => _proposals.Draw(random);
}
