using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>Steps of unpacking, of several books, as tensors.</summary>
/// <param name="Parents">[N, V]; of flat text the rows of indices.</param>
/// <param name="Branches">[N, branching].</param>
/// <param name="Pages">[N, V].</param>
/// <param name="Books">[N]: of which book each is.</param>
/// <param name="Weights">[N].</param>
internal sealed record StepBatch(Tensor Parents, Tensor Branches, Tensor Pages, Tensor Books, Tensor Weights)
{
    /// <param name="layout">The layout.</param>
    /// <param name="books">The steps of each book; equal ones become one of more weight, and the weights of a book add up to one.</param>
    public static StepBatch Of(PageLayout layout, IReadOnlyList<IReadOnlyList<PageStep>> books)
    {
        var (steps, of, weights) = (new List<PageStep>(), new List<long>(), new List<double>());
        for (var b = 0; b < books.Count; b++)
        {
            var first = steps.Count;
            foreach (var step in books[b])
            {
                var at = steps.IndexOf(step, first);
                if (at < 0)
                {
                    at = steps.Count;
                    steps.Add(step);
                    of.Add(b);
                    weights.Add(0);
                }

                weights[at] += 1.0 / books[b].Count;
            }
        }

        return new(
            layout.AboveRows([.. steps.Select(s => s.Parent)]),
            layout.Branches([.. steps.Select(s => s.Branch)]),
            layout.Rows([.. steps.Select(s => s.Page)]),
            Ops.FromArray([.. of]),
            Ops.FromArray([.. weights]));
    }

    /// <summary>The mean of -log Mz(page | parent, branch, z) over the steps of each book, summed over books.</summary>
    /// <param name="model">Mz.</param>
    /// <param name="z">[books, U].</param>
    public Tensor Nll(IPageModel model, Tensor z) =>
        -model.LogProbabilities(Parents, Branches, Pages, z.index_select(0, Books)).mul(Pages.to(z.dtype)).sum(1).mul(Weights.to(z.dtype)).sum();
}
