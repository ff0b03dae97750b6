using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>How Mz is taught where nothing else is said, as it suits a kind of world.</summary>
public static class UnpackerDefaults
{
    private const int FewPages = 32;

    // With repetition: one page in fifty is left out.
    private const int ReadsOfAPage = 4;

    /// <summary>
    /// How it is taught: no deeper than Z is. Where there are few pages and none tells what another says, nearly all of a book's are read (they are read at random, with repetition) and trained in each step; z is let hold all of
    /// a book, by a small beta; and most steps are of the last round, when books are complete. Where pages repeat numbers of others, as of a table, nearly all are read, too, and beta is next to nothing, as z holds many numbers; every
    /// round is long, since the human copies in the next what Mz says after it.
    /// </summary>
    public static UnpackerSettings Training(IExplorableFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var settings = new UnpackerSettings();
        settings = settings with { Depth = Math.Clamp(family.TreeDepth, 1, settings.Depth) };
        return HasFewPages(family)
            ? settings with { PagesRead = 128, PagesWritten = 16, Batch = 128, FirstBeta = .0005, LastBeta = .003, CopiedSteps = 60, DrawnSteps = 100, LastSteps = 6_000, PriorSteps = 1_000 }
            : RepeatsOthers(family.Explorer)
            ? settings with
            {
                Books = 1_500,
                Refinements = 3,
                PagesRead = ReadsOfAPage * Pages(family, int.MaxValue),
                PagesWritten = 16,
                Batch = 48,
                Rate = .002,
                FirstBeta = 1e-6,
                LastBeta = 1e-4,
                CopiedSteps = 1_200,
                DrawnSteps = 1_200,
                LastSteps = 5_000,
                PriorSteps = 1_000,
            }
            : settings;
    }

    /// <summary>Its shape: as many numbers of z as suit the world; titles that repeat numbers of other pages are written by a wider network, and each page is about a few of many numbers.</summary>
    public static PageNetworkSettings Network(IExplorableFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var (network, repeats) = (new PageNetworkSettings { Latents = family.SuitableLatents }, RepeatsOthers(family.Explorer));
        network = repeats ? network with { TitleWidth = 256, BodyWidth = 64, Gated = true } : network;
        return repeats || HasFewPages(family) ? network with { Couplings = 6, CouplingWidth = 64 } : network;
    }

    /// <summary>Whether titles have several fields, of which the later ones repeat what other pages say.</summary>
    private static bool RepeatsOthers(IExplorer explorer) => explorer is not RefiningExplorer && explorer.TitleFields > 1;

    /// <summary>Whether nothing is said twice, and a book that the human draws has few pages.</summary>
    private static bool HasFewPages(IExplorableFamily family) => family.Explorer is RefiningExplorer && Pages(family, FewPages + 1) <= FewPages;

    /// <summary>How many pages a book has that the human draws alone; no more are counted than asked for.</summary>
    private static int Pages(IExplorableFamily family, int most)
    {
        var (explorer, depth, count, toWrite) = (family.Explorer, family.TreeDepth, 0, new Queue<(NodeAddress Address, PlacedPage? Above)>([(NodeAddress.Root, null)]));
        while (count < most && toWrite.TryDequeue(out var next))
        {
            count++;
            var page = ((ExplorerWrites)explorer.Next(new(next.Address, next.Above is { } above ? [above] : [], [], MayAsk: false, default))).Page;
            for (var branch = 0; next.Address.Depth < depth && branch < explorer.Children(page); branch++)
            {
                toWrite.Enqueue((next.Address.Child(branch), new(next.Address, page)));
            }
        }

        return count;
    }
}
