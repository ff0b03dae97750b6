using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// The pages of a learned Mz's tree that f reads. They say what the tree says, as the human reads it; the gradient by z, and by Mz's weights where they are trained along, is that of softened steps, as a tree has none.
/// </summary>
internal sealed class UnrolledPages
{
    private readonly IPageUnpacker _mz;
    private readonly IReadOnlyList<NodeAddress> _pages;
    private readonly double _temperature;
    private readonly bool _isTrained;
    private readonly bool _mayLack;
    private readonly KeptPages _kept;

    /// <param name="mz">Mz.</param>
    /// <param name="pages">Where the pages stand.</param>
    /// <param name="temperature">Of the steps whose gradient is followed, above 0.</param>
    /// <param name="isTrained">Whether Mz's weights are trained along; else the pages of each z are kept.</param>
    /// <param name="mayLack">Whether a page that a tree does not have is all zeros; else trees have all of them.</param>
    public UnrolledPages(IPageUnpacker mz, IReadOnlyList<NodeAddress> pages, double temperature, bool isTrained, bool mayLack)
    {
        (_mz, _pages, _temperature, _isTrained, _mayLack) = (mz, pages, temperature, isTrained, mayLack);
        _kept = new(Read, pages.Count, mz.BodyWidth);
    }

    /// <summary>The bodies of the pages.</summary>
    /// <param name="z">[B, U]: the loop's z, from 0 to 1.</param>
    /// <returns>[B, A, W].</returns>
    public Tensor Of(Tensor z)
    {
        var at = BaseSpace.Of(z);
        var hard = Hard(at.detach());
        if (!z.requires_grad && !(_isTrained && is_grad_enabled()))
        {
            return hard;
        }

        var soft = _mz.Bodies(at, _pages, _temperature);
        return StepTables.Through(hard, _mayLack ? soft.mul(hard.sum(2, true).clamp(0, 1)) : soft);
    }

    private Tensor Hard(Tensor at)
    {
        using var frozen = no_grad();
        return _isTrained ? Read(at) : _kept.Of(at);
    }

    private Tensor Read(Tensor at)
    {
        var bodies = _mz.Bodies(at, _pages, 0);
        return _mayLack ? bodies.mul(_mz.Present(at, _pages).unsqueeze(2)) : bodies;
    }
}
