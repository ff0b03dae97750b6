using LearningThePrior.Debate;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace LearningThePrior.Optimization.Tables;

/// <summary>
/// Gradient-boosted trees (FastTree of ML.NET), one ensemble for each class against the others, whose probabilities are then made to sum to one; on one thread, so
/// that the same seed gives the same bytes.
/// </summary>
/// <param name="Trees">Trees of each ensemble.</param>
/// <param name="EarlyStopped">Whether the number of trees is the one that did best on a held-out fifth.</param>
public sealed record BoostedTreesFit(int Trees = 100, bool EarlyStopped = false) : IDirectFit
{
    private static readonly int[] Counts = [5, 10, 20, 40, 80, 160];

    /// <inheritdoc/>
    public string Name => EarlyStopped ? "boosted trees early-stopped" : "boosted trees";

    /// <inheritdoc/>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(data);
        float[] Numbers(Question question) => Array.ConvertAll(world.EncodeForDirectFit(question), v => (float)v);
        var predict = Fit([.. data.Select(o => Numbers(o.Question))], [.. data.Select(o => o.Answer)], data[0].Question.Answers.Count);
        return new(questions => [.. predict([.. questions.Select(Numbers)])], 0, 1, null);
    }

    /// <summary>Fits rows of numbers.</summary>
    /// <param name="x">[N][F].</param>
    /// <param name="y">[N]: classes.</param>
    /// <param name="classes">How many classes there are.</param>
    public Func<float[][], Credences[]> Fit(float[][] x, int[] y, int classes)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!EarlyStopped)
        {
            return Grow(x, y, classes, Trees);
        }

        const int Folds = 5;
        var (kept, held) = (Pick(i => i % Folds != 0), Pick(i => i % Folds == 0));
        var best = Counts.MinBy(trees =>
        {
            var predicted = Grow([.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])], classes, trees)([.. held.Select(i => x[i])]);
            return held.Select((i, at) => -Math.Log(Math.Max(predicted[at][y[i]], 1e-6))).Sum();
        });
        return Grow(x, y, classes, best);

        int[] Pick(Func<int, bool> isIn) => [.. Enumerable.Range(0, x.Length).Where(isIn)];
    }

    private static Func<float[][], Credences[]> Grow(float[][] x, int[] y, int classes, int trees)
    {
        var context = new MLContext(seed: 1);
        var shape = SchemaDefinition.Create(typeof(Row));
        shape[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, x[0].Length);
        // Two classes need one ensemble.
        var ensembles = Enumerable.Range(classes == 2 ? 1 : 0, classes == 2 ? 1 : classes).Select(k =>
        {
            if (y.All(c => c == k) || y.All(c => c != k))
            {
                var constant = y[0] == k ? 1f : 0;
                return (Func<float[][], float[]>)(rows => [.. rows.Select(_ => constant)]);
            }

            var data = context.Data.LoadFromEnumerable(x.Select((f, i) => new Row { Features = f, Label = y[i] == k }), shape);
            var model = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
            {
                NumberOfTrees = trees,
                NumberOfLeaves = 20,
                LearningRate = .1,
                MinimumExampleCountPerLeaf = 10,
                NumberOfThreads = 1,
            }).Fit(data);
            return rows => [.. model.Transform(context.Data.LoadFromEnumerable(rows.Select(f => new Row { Features = f }), shape)).GetColumn<float>("Probability")];
        }).ToArray();
        return rows =>
        {
            var p = ensembles.Select(e => e(rows)).ToArray();
            return [.. rows.Select((_, i) => classes == 2
                ? Credences.OfYes(Math.Clamp(p[0][i], 0, 1))
                : Credences.Normalise([.. p.Select(k => Math.Max(k[i], 1e-6))]))];
        };
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
