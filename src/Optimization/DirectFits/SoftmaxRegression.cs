using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using MathNet.Numerics.LinearAlgebra;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// Logistic regression over any number of answers, in plain loops. Numbers are standardised by the data; one that is constant there
/// says nothing anywhere. Weights are [answers * (features + 1)], the last of each answer its constant.
/// </summary>
internal sealed class SoftmaxRegression
{
    private const double ConstantsPenalty = 1e-6;
    private const int MostSteps = 50;
    private const double SmallGain = 1e-9;
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly double[][] _x;
    private readonly int[] _y;
    private readonly int _answers;

    public SoftmaxRegression(IWorld world, IReadOnlyList<Observation> data)
    {
        double[][] rows = [.. data.Select(o => world.EncodeForDirectFit(o.Question))];
        _y = [.. data.Select(o => o.Answer)];
        _answers = data[0].Question.Answers.Count;
        var features = rows[0].Length;
        _means = [.. Enumerable.Range(0, features).Select(j => rows.Average(r => r[j]))];
        _scales = [.. Enumerable.Range(0, features).Select(j => Math.Sqrt(rows.Average(r => (r[j] - _means[j]) * (r[j] - _means[j]))))];
        _x = [.. rows.Select(Standardise)];
    }

    /// <summary>How many weights there are.</summary>
    public int Parameters => _answers * (_means.Length + 1);

    /// <summary>Evaluations of the loss so far.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Multiply-adds so far: of logits, gradients, curvatures and the factors of these.</summary>
    public double MultiplyAdds { get; private set; }

    /// <summary>The numbers of a question as the weights read them, a one at the end.</summary>
    public double[] Standardise(double[] row) => [.. row.Select((v, j) => _scales[j] > 0 ? (v - _means[j]) / _scales[j] : 0), 1];

    /// <summary>The probabilities of the answers to a standardised row.</summary>
    public double[] Probabilities(double[] weights, double[] row)
    {
        var logits = new double[_answers];
        for (var a = 0; a < _answers; a++)
        {
            for (var j = 0; j < row.Length; j++)
            {
                logits[a] += weights[(a * row.Length) + j] * row[j];
            }
        }

        return Softmax.Of(logits);
    }

    /// <summary>The sum of losses in nats, and its gradient; without a penalty.</summary>
    public (double Loss, double[] Gradient) Evaluate(double[] weights)
    {
        var (loss, gradient) = (0.0, new double[weights.Length]);
        for (var i = 0; i < _x.Length; i++)
        {
            var (row, p) = (_x[i], Probabilities(weights, _x[i]));
            loss -= Math.Log(Math.Max(p[_y[i]], 1e-300));
            for (var a = 0; a < _answers; a++)
            {
                var error = p[a] - (a == _y[i] ? 1 : 0);
                for (var j = 0; j < row.Length; j++)
                {
                    gradient[(a * row.Length) + j] += error * row[j];
                }
            }
        }

        Evaluations++;
        MultiplyAdds += 2.0 * _x.Length * weights.Length;
        return (loss, gradient);
    }

    /// <summary>Minimises the sum of losses + penalty/2 times the squared weights (constants but for a trace left out), by Newton's method.</summary>
    public double[] Minimise(double[] start, double penalty)
    {
        var weights = (double[])start.Clone();
        var (value, gradient) = Penalised(weights, penalty);
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = Curvature(weights, penalty).Cholesky().Solve(Vector<double>.Build.DenseOfArray(gradient));
            var before = value;
            for (var length = 1.0; length > 1e-4; length /= 2)
            {
                double[] next = [.. weights.Select((w, i) => w - (length * direction[i]))];
                var (there, slope) = Penalised(next, penalty);
                if (there < value)
                {
                    (weights, value, gradient) = (next, there, slope);
                    break;
                }
            }

            if (before - value < SmallGain * (1 + before))
            {
                break;
            }
        }

        return weights;
    }

    private (double Value, double[] Gradient) Penalised(double[] weights, double penalty)
    {
        var (value, gradient) = Evaluate(weights);
        for (var i = 0; i < weights.Length; i++)
        {
            value += .5 * Penalty(i, penalty) * weights[i] * weights[i];
            gradient[i] += Penalty(i, penalty) * weights[i];
        }

        return (value, gradient);
    }

    private double Penalty(int weight, double penalty) => (weight + 1) % (_means.Length + 1) == 0 ? ConstantsPenalty : penalty;

    private Matrix<double> Curvature(double[] weights, double penalty)
    {
        var (size, width) = (weights.Length, _means.Length + 1);
        var sums = new double[size, size];
        foreach (var row in _x)
        {
            var p = Probabilities(weights, row);
            for (var (i, a) = (0, 0); a < _answers; a++)
            {
                for (var j = 0; j < width; j++, i++)
                {
                    for (var b = 0; b <= a; b++)
                    {
                        var scale = row[j] * p[a] * ((a == b ? 1 : 0) - p[b]);
                        for (var k = 0; k < width; k++)
                        {
                            sums[i, (b * width) + k] += scale * row[k];
                        }
                    }
                }
            }
        }

        MultiplyAdds += (.5 * _x.Length * size * size) + (size * (double)size * size / 6);
        return Matrix<double>.Build.Dense(size, size, (i, j) => sums[Math.Max(i, j), Math.Min(i, j)] + (i == j ? Penalty(i, penalty) : 0));
    }
}
