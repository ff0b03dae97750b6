using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>How Mz is taught where nothing else is said, as it suits a kind of world.</summary>
public static class UnpackerDefaults
{
    private const int FewPages = 32;

    /// <summary>
    /// How it is taught: no deeper than Z is. Where there are few pages and none tells what another says, nearly all of a book's are read (they are read at random, with repetition) and trained in each step; z is let hold all of
    /// a book, by a small beta; and most steps are of the last round, when books are complete. Where pages repeat numbers of others, as of a table, beta is small, too, and less is written, read and refined of each of many pages.
    /// </summary>
    public static UnpackerSettings Training(IExplorableFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var settings = new UnpackerSettings();
        settings = settings with { Depth = Math.Clamp(family.TreeDepth, 1, settings.Depth) };
        return HasFewPages(family)
            ? settings with { PagesRead = 128, PagesWritten = 16, Batch = 128, FirstBeta = .0005, LastBeta = .003, CopiedSteps = 60, DrawnSteps = 100, LastSteps = 6_000, PriorSteps = 1_000 }
            : RepeatsOthers(family.Explorer)
            ? settings with { Books = 1_500, Refinements = 2, PagesRead = 48, PagesWritten = 12, Batch = 48, FirstBeta = .0005, LastBeta = .005, CopiedSteps = 60, DrawnSteps = 80, LastSteps = 1_800, PriorSteps = 400 }
            : settings;
    }

    /// <summary>Its shape: as many numbers of z as suit the world; titles that repeat numbers of other pages are written by a wider network.</summary>
    public static PageNetworkSettings Network(IExplorableFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var (network, repeats) = (new PageNetworkSettings { Latents = family.SuitableLatents }, RepeatsOthers(family.Explorer));
        network = repeats ? network with { TitleWidth = 192 } : network;
        return repeats || HasFewPages(family) ? network with { Couplings = 6, CouplingWidth = 64 } : network;
    }

    /// <summary>Whether titles have several fields, of which the later ones repeat what other pages say.</summary>
    private static bool RepeatsOthers(IExplorer explorer) => explorer is not RefiningExplorer && explorer.TitleFields > 1;

    /// <summary>Whether nothing is said twice, and a book that the human draws has few pages.</summary>
    private static bool HasFewPages(IExplorableFamily family)
    {
        if (family.Explorer is not RefiningExplorer explorer)
        {
            return false;
        }

        var (count, toWrite) = (0, new Queue<(NodeAddress Address, PlacedPage? Above)>([(NodeAddress.Root, null)]));
        while (count <= FewPages && toWrite.TryDequeue(out var next))
        {
            count++;
            var page = ((ExplorerWrites)explorer.Next(new(next.Address, next.Above is { } above ? [above] : [], [], MayAsk: false, default))).Page;
            for (var branch = 0; next.Address.Depth < family.TreeDepth && branch < explorer.Children(page); branch++)
            {
                toWrite.Enqueue((next.Address.Child(branch), new(next.Address, page)));
            }
        }

        return count <= FewPages;
    }
}
