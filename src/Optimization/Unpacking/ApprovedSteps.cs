using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>
/// Trains Mz on an overseer's approval of its own unpackings ("Learning the prior", section "Representing Z": a representation that maximises approval): for z of its prior it walks down its own tree,
/// draws one more page, and the log probability of what it drew is raised where the overseer approves more than of others (Williams 1992).
/// </summary>
/// <param name="model">Mz.</param>
/// <param name="explorer">The overseer.</param>
/// <param name="layout">The layout of pages.</param>
/// <param name="depth">The deepest page that is judged.</param>
internal sealed class ApprovedSteps(IPageModel model, IExplorer explorer, PageLayout layout, int depth)
{
    /// <summary>Draws unpackings and has them judged.</summary>
    /// <param name="z">[N, U].</param>
    /// <param name="random">All draws.</param>
    /// <returns>A loss whose gradient is that of minus the mean approval; how many unpackings were judged, and what share of them was approved.</returns>
    public (Tensor Loss, int Judged, double Approved) Judge(Tensor z, SeededRandom random)
    {
        var count = (int)z.shape[0];
        var draws = Enumerable.Repeat(random, count).ToArray();
        var addresses = Enumerable.Repeat(NodeAddress.Root, count).ToArray();
        var (pages, parents) = (new PageWriter(model, layout).Write(new Tokens[count], [.. Enumerable.Repeat(-1, count)], z, draws).ToArray(), new Tokens[count]);
        for (var (step, steps) = (0, 1 + random.NextInt(depth)); step < steps; step++)
        {
            int[] going = [.. Enumerable.Range(0, count).Where(i => explorer.Children(pages[i]) > 0)];
            if (going.Length == 0)
            {
                break;
            }

            foreach (var i in going)
            {
                (parents[i], addresses[i]) = (pages[i], addresses[i].Child(random.NextInt(explorer.Children(pages[i]))));
            }

            using var scope = NewDisposeScope();
            var below = new PageWriter(model, layout).Write(
                [.. going.Select(i => layout.Above(addresses[i], parents[i]))], [.. going.Select(i => addresses[i].Index)], z.index_select(0, Ops.FromArray([.. going.Select(i => (long)i)])), draws[..going.Length]);
            for (var i = 0; i < going.Length; i++)
            {
                pages[going[i]] = below[i];
            }
        }

        int[] judged = [.. Enumerable.Range(0, count).Where(i => !addresses[i].IsRoot)];
        if (judged.Length == 0)
        {
            return (zeros(1).sum(), 0, 0);
        }

        double[] approvals = [.. judged.Select(i => explorer.Approve(parents[i], addresses[i].Index, pages[i]))];
        var mean = approvals.Average();
        var written = layout.Rows([.. judged.Select(i => pages[i])]);
        var logs = model.LogProbabilities(
            layout.AboveRows([.. judged.Select(i => layout.Above(addresses[i], parents[i]))]),
            layout.Branches([.. judged.Select(i => addresses[i].Index)]),
            written,
            z.index_select(0, Ops.FromArray([.. judged.Select(i => (long)i)])));
        var advantages = Ops.FromArray([.. approvals.Select(a => (mean - a) / judged.Length)]);
        return (logs.mul(written.to(logs.dtype)).sum(1).mul(advantages.to(logs.dtype)).sum(), judged.Length, mean);
    }
}
