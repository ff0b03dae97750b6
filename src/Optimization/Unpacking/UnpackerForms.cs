using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>In which form a learned Mz takes the place of a world's own decoder.</summary>
public static class UnpackerForms
{
    /// <summary>A Mz as its pages allow: flat text; pages whose titles make one step a small table; any other pages.</summary>
    /// <param name="mz">The model.</param>
    /// <param name="depth">How many steps lead from the root of a tree to its bottom.</param>
    /// <exception cref="ArgumentException">It is autoregressive, and its pages are such as a table is made of.</exception>
    public static ILatentUnpacker Of(LearnedUnpacker mz, int depth)
    {
        ArgumentNullException.ThrowIfNull(mz);
        return mz.Info.Network is { Form: PageForm.Flat } ? new FlatBook(mz, depth)
            : LearnedBook.Fits(mz.Explorer) ? new LearnedBook(mz, depth)
            : new LearnedPages(mz, depth);
    }

    /// <summary>One that has not been taught, with what f can share of it, so that names and settings can be checked first.</summary>
    /// <param name="explorer">The human who is to teach it.</param>
    /// <param name="isFlat">Whether it is to write flat text.</param>
    public static ILatentUnpacker Untaught(IExplorer explorer, bool isFlat) => isFlat ? new UntaughtText() : LearnedBook.Fits(explorer) ? new UntaughtBook(2) : new UntaughtPages();
}
