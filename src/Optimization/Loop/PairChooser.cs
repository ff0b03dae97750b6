namespace LearningThePrior.Optimization;

/// <summary>
/// Chooses pairs to compare where the answer is worth most: by the information that a comparison gives about a linear
/// Bradley-Terry model of z's statements, p(1-p) d'A^-1 d for the difference d of a pair (D-optimal design).
/// </summary>
internal sealed class PairChooser(int dimension)
{
    private const double Ridge = .1;
    private readonly double[,] _inverse = Identity(dimension, 1 / Ridge);

    /// <summary>The pair to ask about next, among all pairs of a pool.</summary>
    /// <param name="pool">Candidates, at least two.</param>
    /// <param name="logPriors">The candidates' learned log priors, in nats.</param>
    /// <returns>Places in the pool.</returns>
    public (int First, int Second) Choose(IReadOnlyList<double[]> pool, IReadOnlyList<double> logPriors)
    {
        var (best, pair) = (double.NegativeInfinity, (0, 1));
        for (var i = 0; i < pool.Count; i++)
        {
            for (var j = i + 1; j < pool.Count; j++)
            {
                var information = Slope(logPriors[i] - logPriors[j]) * Quadratic(Difference(pool[i], pool[j]));
                (best, pair) = information > best ? (information, (i, j)) : (best, pair);
            }
        }

        return pair;
    }

    /// <summary>Takes note of a comparison that was made (Sherman-Morrison).</summary>
    public void Note(double[] first, double[] second, double logRatio)
    {
        var d = Difference(first, second);
        var weight = Slope(logRatio);
        var a = Times(d);
        var scale = weight / (1 + (weight * Dot(d, a)));
        for (var i = 0; i < dimension; i++)
        {
            for (var j = 0; j < dimension; j++)
            {
                _inverse[i, j] -= scale * a[i] * a[j];
            }
        }
    }

    private static double Slope(double logRatio)
    {
        var p = 1 / (1 + Math.Exp(-Math.Clamp(logRatio, -30, 30)));
        return Math.Max(1e-3, p * (1 - p));
    }

    private static double[] Difference(double[] first, double[] second) => [.. first.Zip(second, (a, b) => a - b)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private double Quadratic(double[] d) => Dot(d, Times(d));

    private double[] Times(double[] d)
    {
        var product = new double[dimension];
        for (var i = 0; i < dimension; i++)
        {
            for (var j = 0; j < dimension; j++)
            {
                product[i] += _inverse[i, j] * d[j];
            }
        }

        return product;
    }

    private static double[,] Identity(int size, double scale)
    {
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] = scale;
        }

        return matrix;
    }
}
