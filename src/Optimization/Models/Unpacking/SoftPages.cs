using LearningThePrior.Optimization.Torch;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>
/// Mz unrolled softly from the root: a page is written from the probabilities of the page above, step by step, to the pages at some addresses ("share parameters between f and Mz"). Without temperature these are the pages
/// of the tree itself.
/// </summary>
internal sealed class SoftPages
{
    private readonly (long[] Parents, int[] Branches)[] _levels;
    private readonly long[] _places;

    /// <summary>Plans the walk.</summary>
    /// <param name="addresses">The pages to be had, in their order.</param>
    public SoftPages(IReadOnlyList<NodeAddress> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        Addresses = addresses;
        List<NodeAddress> all = [NodeAddress.Root];
        List<(long[], int[])> levels = [];
        for (NodeAddress[] above = [NodeAddress.Root]; above.Length > 0;)
        {
            var (level, depth) = (above, levels.Count + 1);
            above = [.. addresses.Select(a => a.Steps).Where(s => s.Count >= depth).Select(s => NodeAddress.FromSteps(s.Take(depth))).Distinct()];
            if (above.Length > 0)
            {
                levels.Add(([.. above.Select(a => (long)Array.IndexOf(level, a.Parent))], [.. above.Select(a => a.Index)]));
                all.AddRange(above);
            }
        }

        (_levels, _places) = ([.. levels], [.. addresses.Select(a => (long)all.IndexOf(a))]);
    }

    /// <summary>The pages, in their order.</summary>
    public IReadOnlyList<NodeAddress> Addresses { get; }

    /// <summary>The pages of one z after another.</summary>
    /// <param name="model">Mz.</param>
    /// <param name="layout">The layout of pages.</param>
    /// <param name="normal">[B, U]: z in the base space.</param>
    /// <param name="temperature">Divides log probabilities; 0 leaves the most probable page.</param>
    /// <returns>[B, A, V]: the probabilities of all fields, one after another.</returns>
    public Tensor Of(IPageModel model, PageLayout layout, Tensor normal, double temperature)
    {
        var (books, z) = (normal.shape[0], model.FromBase(normal));
        var level = Write(zeros(books, layout.Width, dtype: ScalarType.Float64), layout.Branches([.. Enumerable.Repeat(-1, (int)books)]), z).unsqueeze(1);
        List<Tensor> all = [level];
        foreach (var (parents, branches) in _levels)
        {
            var above = level.index_select(1, Ops.FromArray(parents)).reshape(-1, layout.Width);
            var branch = layout.Branches([.. Enumerable.Range(0, (int)books).SelectMany(_ => branches)]);
            level = Write(above, branch, z.repeat_interleave(branches.Length, 0)).reshape(books, branches.Length, layout.Width);
            all.Add(level);
        }

        return cat(all, 1).index_select(1, Ops.FromArray(_places));

        Tensor Write(Tensor parents, Tensor branches, Tensor latents)
        {
            var rows = parents.shape[0];
            var written = zeros(rows, 0, dtype: ScalarType.Float64);
            for (var stage = 0; stage < model.Stages.Count; stage++)
            {
                var (from, to) = (model.Stages[stage], stage + 1 < model.Stages.Count ? model.Stages[stage + 1] : layout.Fields);
                var sofar = cat([written, zeros(rows, layout.Width - written.shape[1], dtype: ScalarType.Float64)], 1);
                written = cat([written, layout.Sharpen(model.LogProbabilities(parents, branches, sofar, latents), from, to - from, temperature)], 1);
            }

            return written;
        }
    }
}
