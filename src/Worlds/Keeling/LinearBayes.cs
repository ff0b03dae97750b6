namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// Exact Bayesian linear regression y = b'x + e, e ~ N(0, sigma^2), b ~ independent normals about 0: closed form given
/// sigma, and a fine grid over sigma, uniform in its logarithm.
/// </summary>
public sealed class LinearBayes
{
    // 256 points put the default range in steps of 1.5 %; a posterior from 200 values has a spread of 5 %.
    private const int GridPoints = 256;
    private const double Negligible = 1e-9;

    private readonly List<(double Weight, double Sigma, double[] Mean, Cholesky Precision)> _grid = [];
    private readonly int _size;

    /// <summary>Updates on data.</summary>
    /// <param name="x">[n][k]: more numbers than there are spreads are left out.</param>
    /// <param name="y">[n].</param>
    /// <param name="spreads">[k]: the prior standard deviation of each coefficient.</param>
    /// <param name="sigmaLow">The least sigma.</param>
    /// <param name="sigmaHigh">The greatest sigma.</param>
    public LinearBayes(
        IReadOnlyList<IReadOnlyList<double>> x, IReadOnlyList<double> y, IReadOnlyList<double> spreads, double sigmaLow, double sigmaHigh)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(spreads);
        _size = spreads.Count;
        var squares = y.Sum(v => v * v);
        double[] xy = [.. Enumerable.Range(0, _size).Select(i => x.Zip(y, (r, v) => r[i] * v).Sum())];
        var xx = new double[_size, _size];
        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                xx[i, j] = x.Sum(r => r[i] * r[j]);
            }
        }

        var logs = new double[GridPoints];
        for (var g = 0; g < GridPoints; g++)
        {
            var sigma = sigmaLow * Math.Pow(sigmaHigh / sigmaLow, (g + 0.5) / GridPoints);
            var a = new double[_size, _size];
            for (var i = 0; i < _size; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    a[i, j] = (xx[i, j] / (sigma * sigma)) + (i == j ? 1 / (spreads[i] * spreads[i]) : 0);
                }
            }

            var precision = new Cholesky(a);
            double[] b = [.. xy.Select(v => v / (sigma * sigma))];

            // log p(y | sigma), but for what does not depend on sigma.
            logs[g] = -(y.Count * Math.Log(sigma))
                - (0.5 * (precision.LogDeterminant + (squares / (sigma * sigma)) - precision.InverseForm(b)));
            _grid.Add((0, sigma, precision.Solve(b), precision));
        }

        Weigh(logs);
    }

    /// <summary>E[sigma] and the standard deviation of sigma.</summary>
    public (double Mean, double Deviation) Sigma => MeanAndDeviation(g => g.Sigma, _ => 0);

    /// <summary>E[b] and the standard deviation of coefficient <paramref name="index"/>.</summary>
    public (double Mean, double Deviation) Coefficient(int index)
    {
        var unit = new double[_size];
        unit[index] = 1;
        return MeanAndDeviation(g => g.Mean[index], g => g.Precision.InverseForm(unit));
    }

    /// <summary>P(y|x, data) as a mixture of normals: weights, means and variances.</summary>
    public IReadOnlyList<(double Weight, double Mean, double Variance)> Predict(IReadOnlyList<double> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return [.. _grid.Select(g => (
            g.Weight,
            g.Mean.Zip(x, (b, v) => b * v).Sum(),
            g.Precision.InverseForm(x) + (g.Sigma * g.Sigma)))];
    }

    private (double Mean, double Deviation) MeanAndDeviation(
        Func<(double Weight, double Sigma, double[] Mean, Cholesky Precision), double> value,
        Func<(double Weight, double Sigma, double[] Mean, Cholesky Precision), double> variance)
    {
        var mean = _grid.Sum(g => g.Weight * value(g));
        return (mean, Math.Sqrt(_grid.Sum(g => g.Weight * (variance(g) + Math.Pow(value(g) - mean, 2)))));
    }

    private void Weigh(double[] logs)
    {
        var greatest = logs.Max();
        double[] weights = [.. logs.Select(l => Math.Exp(l - greatest)).Select(w => w < Negligible ? 0 : w)];
        var total = weights.Sum();
        for (var g = weights.Length - 1; g >= 0; g--)
        {
            _grid[g] = _grid[g] with { Weight = weights[g] / total };
        }

        _grid.RemoveAll(g => g.Weight == 0);
    }
}
