using LearningThePrior.Optimization.Torch;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>Infers z from the pages read of each book: the encoder's mean, then gradient steps on how well z writes those pages (semi-amortised inference, Kim et al. 2018).</summary>
/// <param name="model">Mz.</param>
/// <param name="layout">The layout of pages.</param>
/// <param name="refinements">Gradient steps.</param>
/// <param name="beta">The weight of the log prior of z beside the mean log probability of a page.</param>
internal sealed class LatentInference(IPageModel model, PageLayout layout, int refinements, double beta)
{
    private const double Rate = .05;

    /// <summary>z of each book.</summary>
    /// <param name="books">The steps read of each book, the root's first.</param>
    /// <returns>[books, U], without a gradient.</returns>
    public Tensor Infer(IReadOnlyList<IReadOnlyList<PageStep>> books)
    {
        using var scope = NewDisposeScope();
        Tensor z;
        using (no_grad())
        {
            z = Encode(model, layout, books).Mean;
        }

        var steps = StepBatch.Of(layout, books);
        var weight = Ops.FromArray([beta], 1).to(z.dtype);
        var (mean, square) = (zeros_like(z), zeros_like(z));
        for (var i = 1; i <= refinements; i++)
        {
            using var inner = NewDisposeScope();
            var at = z.detach().clone().requires_grad_(true);
            using var followed = enable_grad();
            var (normal, logDeterminant) = model.ToBase(at);
            var loss = steps.Nll(model, at).Plus(normal.mul(normal).sum().Times(.5).Minus(logDeterminant.sum()).mul(weight).sum());
            var gradient = autograd.grad([loss], [at])[0];
            using var frozen = no_grad();
            mean = mean.Times(.9).Plus(gradient.Times(.1)).MoveToOuterDisposeScope();
            square = square.Times(.99).Plus(gradient.mul(gradient).Times(.01)).MoveToOuterDisposeScope();
            var step = mean.Times(1 / (1 - Math.Pow(.9, i))).div(square.Times(1 / (1 - Math.Pow(.99, i))).sqrt().Plus(1e-8));
            z = at.detach().Minus(step.Times(Rate)).MoveToOuterDisposeScope();
        }

        return z.detach().MoveToOuterDisposeScope();
    }

    /// <summary>What the encoder makes of the pages read of each book: the root's page, and all distinct ones.</summary>
    /// <param name="model">Mz.</param>
    /// <param name="layout">The layout of pages.</param>
    /// <param name="books">The steps read of each book.</param>
    /// <returns>[books, U] each.</returns>
    public static (Tensor Mean, Tensor LogScale) Encode(IPageModel model, PageLayout layout, IReadOnlyList<IReadOnlyList<PageStep>> books)
    {
        var distinct = books.Select(b => b.Select(s => s.Page).Distinct().ToArray()).ToArray();
        var slots = distinct.Max(d => d.Length);
        var present = new double[books.Count * slots];
        var rows = new double[present.Length * layout.Width];
        for (var b = 0; b < distinct.Length; b++)
        {
            for (var p = 0; p < distinct[b].Length; p++)
            {
                var at = (b * slots) + p;
                present[at] = 1;
                layout.Set(distinct[b][p], rows.AsSpan(at * layout.Width, layout.Width));
            }
        }

        return model.Encode(
            layout.Rows([.. books.Select(b => b.Where(s => s.Branch < 0).Select(s => s.Page).FirstOrDefault())]),
            Ops.FromArray(rows, books.Count, slots, layout.Width),
            Ops.FromArray(present, books.Count, slots));
    }
}
