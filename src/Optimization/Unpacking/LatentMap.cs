using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>The latent of Mz in a plane: z drawn from the learned prior, in the two directions in which they vary most.</summary>
public static class LatentMap
{
    /// <summary>Draws z and reads the book of each.</summary>
    /// <param name="learned">Mz.</param>
    /// <param name="count">How many z.</param>
    /// <param name="depth">How deep a book is read at most.</param>
    /// <param name="seed">Draws them.</param>
    /// <returns>The place of each z, and log Prior of its book; negative infinity where it is impossible.</returns>
    public static IReadOnlyList<(double X, double Y, double LogPrior)> Of(LearnedUnpacker learned, int count, int depth, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var normal = Enumerable.Range(0, count).SelectMany(i => learned.Draw(seed.For("z", i))).ToArray();
        var z = learned.Model.FromBase(Ops.FromArray(normal, count, learned.Latents));
        var books = new NearestPages(learned.Model, learned.Explorer, learned.Layout).Of(z, depth);
        var rows = Matrix<double>.Build.DenseOfRows(Weights.Read(z.contiguous()).Chunk(learned.Latents));
        var means = rows.ColumnSums() / count;
        var centred = Matrix<double>.Build.Dense(count, learned.Latents, (i, j) => rows[i, j] - means[j]);
        var directions = centred.Svd().VT;
        return [.. Enumerable.Range(0, count).Select(i => (Along(0, i), Along(1, i), learned.Explorer.LogPrior(books[i])))];

        double Along(int direction, int i) => direction < directions.RowCount ? centred.Row(i).DotProduct(directions.Row(direction)) : 0;
    }
}
