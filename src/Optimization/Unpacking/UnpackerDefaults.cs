using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>How Mz is taught where nothing else is said, as it suits a kind of world.</summary>
public static class UnpackerDefaults
{
    private const int FewPages = 32;

    /// <summary>
    /// How it is taught: no deeper than Z is. Where there are few pages and none tells what another says, nearly all of a book's are read (they are read at random, with repetition) and trained in each step; z is let hold all of
    /// a book, by a small beta; and most steps are of the last round, when books are complete.
    /// </summary>
    public static UnpackerSettings Training(IExplorableFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var settings = new UnpackerSettings();
        settings = settings with { Depth = Math.Clamp(family.TreeDepth, 1, settings.Depth) };
        return family.Explorer is RefiningExplorer explorer && MostPages(explorer.Branching, family.TreeDepth) <= FewPages
            ? settings with { PagesRead = 128, PagesWritten = 16, Batch = 128, FirstBeta = .0005, LastBeta = .003, CopiedSteps = 60, DrawnSteps = 100, LastSteps = 6_000, PriorSteps = 1_000 }
            : settings;
    }

    /// <summary>Its shape: as many numbers of z as suit the world.</summary>
    public static PageNetworkSettings Network(IExplorableFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return new() { Latents = family.SuitableLatents };
    }

    private static double MostPages(int branching, int depth) => Enumerable.Range(0, depth + 1).Sum(d => Math.Pow(branching, d));
}
