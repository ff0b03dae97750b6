using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>Reads what Mz writes for many z at once: the nearest page of each title, and pages along paths.</summary>
/// <param name="model">Mz.</param>
/// <param name="explorer">Whose pages they are.</param>
/// <param name="layout">Their layout.</param>
internal sealed class NearestPages(IPageModel model, IExplorer explorer, PageLayout layout)
{
    private const int MostPages = 256;

    /// <summary>The nearest page of each title, level by level, the root first.</summary>
    /// <param name="z">[N, U].</param>
    /// <param name="depth">How deep is read at most.</param>
    public IReadOnlyList<IReadOnlyList<PlacedPage>> Of(Tensor z, int depth)
    {
        var answers = new MzAnswers(model, layout, z);
        ExploredBook[] books = [.. Enumerable.Range(0, (int)z.shape[0]).Select(i => new ExploredBook(i, default))];
        var found = books.Select(_ => new List<PlacedPage>()).ToArray();
        var titles = books.Select(_ => new HashSet<Tokens>()).ToArray();
        List<(ExploredBook Book, NodeAddress Address)> level = [.. books.Select(b => (b, NodeAddress.Root))];
        for (var d = 0; d <= depth && level.Count > 0; d++)
        {
            var pages = answers.Answer(level);
            var below = new List<(ExploredBook, NodeAddress)>();
            for (var i = 0; i < level.Count; i++)
            {
                var (book, address) = level[i];
                if (found[book.Index].Count < MostPages && titles[book.Index].Add(Title(pages[i])))
                {
                    found[book.Index].Add(new(address, pages[i]));
                    below.AddRange(Enumerable.Range(0, explorer.Children(pages[i])).Select(c => (book, address.Child(c))));
                }
            }

            level = below;
        }

        return found;
    }

    /// <summary>The pages along one path of each book.</summary>
    /// <param name="z">[N, U].</param>
    /// <param name="depth">How many steps.</param>
    /// <param name="seed">Draws the paths, a child at a time.</param>
    /// <param name="draws">Draws pages; null for the most probable.</param>
    /// <returns>[N][depth + 1]; a path that comes to a page without children ends there.</returns>
    public IReadOnlyList<IReadOnlyList<PlacedPage>> Along(Tensor z, int depth, Seed seed, Seed? draws = null)
    {
        var writer = new PageWriter(model, layout);
        var count = (int)z.shape[0];
        var turns = Enumerable.Range(0, count).Select(i => seed.For("path", i).CreateRandom()).ToArray();
        var drawing = draws is { } d ? Enumerable.Range(0, count).Select(i => d.For("draw", i).CreateRandom()).ToArray() : null;
        var addresses = Enumerable.Repeat(NodeAddress.Root, count).ToArray();
        var paths = Enumerable.Range(0, count).Select(_ => new List<PlacedPage>()).ToArray();
        int[] left = [.. Enumerable.Range(0, count)];
        for (var step = 0; step <= depth && left.Length > 0; step++)
        {
            using var scope = NewDisposeScope();
            int[] branches = [.. left.Select(i => step == 0 ? -1 : turns[i].NextInt(explorer.Children(paths[i][^1].Page)))];
            for (var i = 0; step > 0 && i < left.Length; i++)
            {
                addresses[left[i]] = addresses[left[i]].Child(branches[i]);
            }

            var pages = writer.Write(
                [.. left.Select(i => layout.Above(addresses[i], step == 0 ? default : paths[i][^1].Page))], branches, z.index_select(0, Torch.Ops.FromArray([.. left.Select(i => (long)i)])),
                drawing is null ? null : [.. left.Select(i => drawing[i])]);
            for (var i = 0; i < left.Length; i++)
            {
                paths[left[i]].Add(new(addresses[left[i]], pages[i]));
            }

            left = [.. left.Where(i => explorer.Children(paths[i][^1].Page) > 0)];
        }

        return paths;
    }

    /// <summary>The fields that say what a page is about.</summary>
    public Tokens Title(Tokens page) => new(page.Values[..explorer.TitleFields]);
}
