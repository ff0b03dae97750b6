using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization;

/// <summary>Verdicts laid out in numbers, for f to be trained on: x, z, a soft target and a weight for each.</summary>
/// <param name="features">Numbers of an encoded x.</param>
/// <param name="dimension">Numbers of z.</param>
/// <param name="answers">Answers of a question.</param>
public sealed class ExampleSet(int features, int dimension, int answers)
{
    private readonly List<double[]> _x = [];
    private readonly List<double[]> _z = [];
    private readonly List<double[]> _targets = [];
    private readonly List<double> _weights = [];

    /// <summary>How many there are.</summary>
    public int Count => _x.Count;

    /// <summary>Each verdict: x [F], z [U], target [A] and weight.</summary>
    public IEnumerable<(double[] X, double[] Z, double[] Target, double Weight)> All =>
        _x.Select((x, i) => (x, _z[i], _targets[i], _weights[i]));

    /// <summary>Adds a verdict.</summary>
    /// <param name="x">[F].</param>
    /// <param name="z">[U].</param>
    /// <param name="target">The judge's credences.</param>
    /// <param name="weight">How much it counts beside others.</param>
    public void Add(double[] x, double[] z, Credences target, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(target);
        _x.Add(x);
        _z.Add(z);
        _targets.Add([.. target.Values]);
        _weights.Add(weight);
    }

    /// <summary>Makes all examples so far count for less: f need only be valid near the current z.</summary>
    public void Fade(double factor)
    {
        for (var i = 0; i < _weights.Count; i++)
        {
            _weights[i] *= factor;
        }
    }

    /// <summary>Forgets all.</summary>
    internal void Clear()
    {
        _x.Clear();
        _z.Clear();
        _targets.Clear();
        _weights.Clear();
    }

    /// <summary>Examples drawn evenly with replacement, or all of them where the batch holds them all; weights go into the loss.</summary>
    /// <returns>x [B, 1, F], z [B, U], targets [B, 1, A], weights [B].</returns>
    public (Tensor X, Tensor Z, Tensor Targets, Tensor Weights) Batch(int size, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var picked = new int[Math.Min(size, Count)];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = size >= Count ? i : random.NextInt(Count);
        }

        return (
            Rows(_x, picked, features).unsqueeze(1),
            Rows(_z, picked, dimension),
            Rows(_targets, picked, answers).unsqueeze(1),
            Ops.FromArray(Array.ConvertAll(picked, i => _weights[i])));
    }

    internal static Tensor Rows(IReadOnlyList<double[]> rows, IReadOnlyList<int> picked, int width)
    {
        var flat = new double[picked.Count * width];
        for (var i = 0; i < picked.Count; i++)
        {
            rows[picked[i]].CopyTo(flat, i * width);
        }

        return Ops.FromArray(flat, picked.Count, width);
    }

    internal static Tensor Rows(IReadOnlyList<double[]> rows, int width) => Rows(rows, [.. Enumerable.Range(0, rows.Count)], width);
}
