using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Table;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tables;

/// <summary>
/// f of a table: log odds are a sum over columns. How a column's slopes move each class is learned from verdicts, by least squares on their log odds; a column of
/// which few verdicts speak moves the classes as columns do on average.
/// </summary>
/// <param name="structure">What the table tells of x and z.</param>
internal sealed class ColumnModel(TableStructure structure) : IConditionalModel
{
    private const double Ridge = 1e-3;
    private const double LeastCredence = 1e-10;
    private readonly int _classes = structure.Form.Classes;
    private readonly int _directions = structure.Form.Directions.Count;
    private readonly int _rates = structure.Form.BaseRates.Count;
    private double[][][] _moves = Flat(structure);
    private double _work;

    /// <summary>What was learned: how states move the classes.</summary>
    public WalkLink Link => new(structure.Form, structure.ColumnOf, _moves);

    public ModelCost? Cost => new(((structure.Latents.Columns * _directions) + _rates) * _classes, _work);

    public Tensor LogProbabilities(Tensor x, Tensor z)
    {
        var (batch, rows, width) = ((int)z.shape[0], (int)x.shape[1], (int)x.shape[2]);
        var (numbers, latents, link) = (x.to(ScalarType.Float64).contiguous().ToArray(), z.contiguous().ToArray(), Link);
        var designs = Enumerable.Range(0, (int)x.shape[0] * rows).Select(i => (Period: (int)numbers[i * width], Row: link.Of(Row(numbers.AsSpan(i * width, width))))).ToArray();
        var logs = new double[batch * rows * _classes];
        for (var b = 0; b < batch; b++)
        {
            var path = structure.Latents.Decode(latents[(b * (int)z.shape[1])..((b + 1) * (int)z.shape[1])]);
            for (var i = 0; i < rows; i++)
            {
                var (period, row) = designs[x.shape[0] == 1 ? i : (b * rows) + i];
                var odds = new double[_classes];
                _work += row.States.Length * _classes;
                for (var e = 0; e < row.States.Length; e++)
                {
                    for (var k = 0; k < _classes; k++)
                    {
                        odds[k] += row.Values[e] * row.Moves[e][k] * path[period][row.States[e]];
                    }
                }

                var p = ExpectedSoftmax.Softmax(odds);
                for (var k = 0; k < _classes; k++)
                {
                    logs[(((b * rows) + i) * _classes) + k] = Math.Log(p[k]);
                }
            }
        }

        return Ops.FromArray(logs, batch, rows, _classes);
    }

    public double? Train(ExampleSet examples, int steps, double rate, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0)
        {
            return null;
        }

        // Log odds that a credence hardly shows would weigh more than all others.
        var inputs = examples.All.Where(e => e.Target.Min() >= LeastCredence).Select(e => (Features: Features(e.X, e.Z), Odds: Centred(e.Target), e.Weight, e.Target)).ToArray();
        if (inputs.Length == 0)
        {
            return null;
        }

        var (columns, base0) = (structure.Latents.Columns, structure.Latents.Columns * _directions);
        // First all columns as one, then how each differs from that.
        var pooled = Solve([.. inputs.Select(i => (Pool(i.Features), i.Odds, i.Weight))]);
        var single = Solve([.. inputs.Select(i => (i.Features, Less(i.Odds, Pool(i.Features), pooled), i.Weight))]);
        _moves =
        [
            .. Enumerable.Range(0, columns).Select(g => Enumerable.Range(0, _directions).Select(r => Sum(pooled[r], single[(g * _directions) + r])).ToArray()),
            [.. Enumerable.Range(0, _rates).Select(b => Sum(pooled[_directions + b], single[base0 + b]))],
        ];
        return inputs.Average(i => Predictions.Divergence(new Credences(i.Target), Credences.Normalise(ExpectedSoftmax.Softmax(Odds(i.Features)))));
    }

    public IReadOnlyDictionary<string, NamedArray> Save() => new Dictionary<string, NamedArray>
    {
        ["columns"] = new([structure.Latents.Columns, _directions, _classes], [.. _moves.SkipLast(1).SelectMany(g => g).SelectMany(m => m)]),
        ["base_rates"] = new([_rates, _classes], [.. _moves[^1].SelectMany(m => m)]),
    };

    public void Load(IReadOnlyDictionary<string, NamedArray> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var own = Save();
        TableArrays.Check(own, weights);
        double[][] columns = [.. weights["columns"].Values.Chunk(_classes)];
        _moves = [.. columns.Chunk(_directions), [.. weights["base_rates"].Values.Chunk(_classes)]];
    }

    private static double[][][] Flat(TableStructure structure) =>
    [
        .. Enumerable.Range(0, structure.Latents.Columns).Select(_ => structure.Form.Directions.Select(d => new double[d.Length]).ToArray()),
        [.. structure.Form.BaseRates.Select(d => new double[d.Length])],
    ];

    private static CodedRow Row(ReadOnlySpan<double> numbers)
    {
        List<int> coefficients = [];
        List<double> values = [];
        for (var c = 1; c < numbers.Length; c++)
        {
            if (numbers[c] != 0)
            {
                coefficients.Add(c - 1);
                values.Add(numbers[c]);
            }
        }

        return new([.. coefficients], [.. values]);
    }

    /// <summary>[groups' directions, then base rates]: what each column's statements say of x, before it is known how that moves the classes.</summary>
    private double[] Features(double[] x, double[] z)
    {
        var (period, row) = ((int)x[0], Row(x));
        var features = new double[(structure.Latents.Columns * _directions) + _rates];
        double State(int state) => (double)structure.Latents.Value(z, state, period) / TableLatents.Thousandths;
        for (var i = 0; i < row.Values.Length; i++)
        {
            for (var r = 0; r < _directions; r++)
            {
                features[(structure.ColumnOf[row.Coefficients[i]] * _directions) + r] += row.Values[i] * State(structure.Form.State(row.Coefficients[i], r));
            }
        }

        for (var b = 0; b < _rates; b++)
        {
            features[^(_rates - b)] = State(structure.Form.BaseState(b));
        }

        return features;
    }

    private double[] Pool(double[] features)
    {
        var pooled = new double[_directions + _rates];
        for (var i = 0; i < features.Length; i++)
        {
            pooled[i < features.Length - _rates ? i % _directions : _directions + i - (features.Length - _rates)] += features[i];
        }

        return pooled;
    }

    private double[] Odds(double[] features)
    {
        var odds = new double[_classes];
        for (var i = 0; i < features.Length; i++)
        {
            var move = i < features.Length - _rates ? _moves[i / _directions][i % _directions] : _moves[^1][i - (features.Length - _rates)];
            for (var k = 0; k < _classes; k++)
            {
                odds[k] += features[i] * move[k];
            }
        }

        return odds;
    }

    /// <summary>Weighted least squares, drawn to zero by a ridge: [feature][class].</summary>
    private double[][] Solve(IReadOnlyList<(double[] Features, double[] Odds, double Weight)> rows)
    {
        var size = rows[0].Features.Length;
        _work += (rows.Count * (double)size * (size + _classes)) + (size * (double)size * size / 6);
        var left = Matrix<double>.Build.Dense(size, size, (i, j) => (i == j ? Ridge : 0) + rows.Sum(r => r.Weight * r.Features[i] * r.Features[j]));
        var right = Matrix<double>.Build.Dense(size, _classes, (i, k) => rows.Sum(r => r.Weight * r.Features[i] * r.Odds[k]));
        return left.Cholesky().Solve(right).ToRowArrays();
    }

    /// <summary>The verdict's log odds about their mean.</summary>
    private static double[] Centred(double[] target)
    {
        var logs = Array.ConvertAll(target, t => Math.Log(t));
        var mean = logs.Average();
        return [.. logs.Select(l => l - mean)];
    }

    private static double[] Less(double[] odds, double[] features, double[][] weights) =>
        [.. odds.Select((o, k) => o - features.Select((f, i) => f * weights[i][k]).Sum())];

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
