using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>One soft step of unpacking from every title, for Mz whose bodies follow from titles: f may share it, and walk along x.</summary>
/// <param name="Root">[B, T]: the probability that the root has a title.</param>
/// <param name="Steps">[branching] of [B, T, T]: from a page of one title, the probability that a child has another.</param>
/// <param name="Bodies">[B, T, V]: the probabilities of all fields of a page of a title; those of the title itself are one-hot.</param>
public sealed record PageTables(Tensor Root, IReadOnlyList<Tensor> Steps, Tensor Bodies)
{
    /// <summary>The tables of one z after another.</summary>
    /// <param name="model">Mz, whose bodies follow from titles of one field.</param>
    /// <param name="layout">The layout of pages.</param>
    /// <param name="normal">[B, U]: z in the base space.</param>
    /// <param name="temperature">Divides log probabilities; 0 leaves the most probable page.</param>
    internal static PageTables Of(IPageModel model, PageLayout layout, Tensor normal, double temperature)
    {
        var (books, titles, width) = (normal.shape[0], layout.TitleWidth, layout.Width);
        var z = model.FromBase(normal);
        var each = z.repeat_interleave(titles, 0);
        var names = eye(titles, dtype: ScalarType.Float64);
        var title = cat([names, zeros(titles, width - titles, dtype: ScalarType.Float64)], 1).repeat(books, 1);
        var (none, noBranch) = (zeros(books, width, dtype: ScalarType.Float64), zeros(books, layout.Branching, dtype: ScalarType.Float64));
        var root = Sharpen(model.LogProbabilities(none, noBranch, none, z), 0, 1);
        var (nothing, anyBranch) = (zeros_like(title), zeros(books * titles, layout.Branching, dtype: ScalarType.Float64));
        var body = Sharpen(model.LogProbabilities(nothing, anyBranch, title, each), 1, layout.Fields - 1);
        var pages = cat([names.repeat(books, 1), body], 1);
        return new(
            root,
            [.. Enumerable.Range(0, layout.Branching).Select(branch => Sharpen(
                model.LogProbabilities(pages, layout.Branches([.. Enumerable.Repeat(branch, (int)(books * titles))]), nothing, each), 0, 1).reshape(books, titles, titles))],
            pages.reshape(books, titles, width));

        Tensor Sharpen(Tensor logs, int first, int count) => layout.Sharpen(logs, first, count, temperature);
    }
}
