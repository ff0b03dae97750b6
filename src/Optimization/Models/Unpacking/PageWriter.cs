using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>Writes pages with Mz, many at once: the most probable, stage by stage, or draws.</summary>
/// <param name="model">Mz.</param>
/// <param name="layout">The layout of pages.</param>
internal sealed class PageWriter(IPageModel model, PageLayout layout)
{
    /// <summary>N pages.</summary>
    /// <param name="above">What each is written from, as <see cref="PageLayout.Above"/> tells.</param>
    /// <param name="branches">Which child; -1 where the root is to be written.</param>
    /// <param name="z">[N, U].</param>
    /// <param name="random">Draws page by page; null for the most probable pages.</param>
    public IReadOnlyList<Tokens> Write(IReadOnlyList<Tokens> above, IReadOnlyList<int> branches, Tensor z, IReadOnlyList<SeededRandom>? random = null)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (parents, branch) = (layout.AboveRows(above), layout.Branches(branches));
        var pages = new int[above.Count][];
        var rows = new double[above.Count * layout.Width];
        for (var i = 0; i < pages.Length; i++)
        {
            pages[i] = new int[layout.Fields];
        }

        for (var stage = 0; stage < model.Stages.Count; stage++)
        {
            var (from, to) = (model.Stages[stage], stage + 1 < model.Stages.Count ? model.Stages[stage + 1] : layout.Fields);
            var logs = model.LogProbabilities(parents, branch, Ops.FromArray(rows, pages.Length, layout.Width), z).to(ScalarType.Float64).ToArray();
            for (var i = 0; i < pages.Length; i++)
            {
                for (var f = from; f < to; f++)
                {
                    var start = (i * layout.Width) + layout.Start(f);
                    pages[i][f] = Choose(logs.AsSpan(start, layout.Count(f)), random?[i]);
                    rows[start + pages[i][f]] = 1;
                }
            }
        }

        return [.. pages.Select(p => new Tokens(p))];
    }

    private static int Choose(ReadOnlySpan<double> logs, SeededRandom? random)
    {
        var best = 0;
        var left = random?.NextDouble() ?? 0;
        for (var v = 0; v < logs.Length; v++)
        {
            if (random is null)
            {
                best = logs[v] > logs[best] ? v : best;
            }
            else if ((left -= Math.Exp(logs[best = v])) < 0)
            {
                break;
            }
        }

        return best;
    }
}
