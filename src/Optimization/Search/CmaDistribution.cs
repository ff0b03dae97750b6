using MathNet.Numerics.LinearAlgebra;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// The normal distribution of CMA-ES and its update (Hansen, "The CMA Evolution Strategy: A Tutorial", 2016, with
/// positive weights only): cumulative step-size adaptation, rank-one and rank-mu update of the full covariance.
/// </summary>
/// <param name="Mean">[n].</param>
/// <param name="Sigma">The step size.</param>
/// <param name="Covariance">[n * n], symmetric.</param>
/// <param name="CovariancePath">[n]: p_c.</param>
/// <param name="StepPath">[n]: p_sigma.</param>
/// <param name="Generation">Updates so far.</param>
internal sealed record CmaDistribution(
    double[] Mean, double Sigma, double[] Covariance, double[] CovariancePath, double[] StepPath, int Generation)
{
    /// <summary>The standard normal distribution around a mean, scaled.</summary>
    public static CmaDistribution Around(double[] mean, double sigma)
    {
        var n = mean.Length;
        var identity = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            identity[(i * n) + i] = 1;
        }

        return new(mean, sigma, identity, new double[n], new double[n], 0);
    }

    /// <summary>Whether every array is of n numbers (or n * n) and all are finite.</summary>
    public bool Fits(int n) =>
        Mean.Length == n && CovariancePath.Length == n && StepPath.Length == n && Covariance.Length == n * n
        && double.IsFinite(Sigma) && Sigma > 0 && Mean.Concat(Covariance).Concat(CovariancePath).Concat(StepPath).All(double.IsFinite);

    /// <summary>The principal axes B (columns) and the lengths along them.</summary>
    public (Matrix<double> Axes, Vector<double> Lengths) Axes()
    {
        var evd = Matrix<double>.Build.Dense(Mean.Length, Mean.Length, [.. Covariance]).Evd(Symmetricity.Symmetric);
        return (evd.EigenVectors, evd.EigenValues.Map(e => Math.Sqrt(Math.Max(e.Real, 1e-30))));
    }

    /// <summary>Learns from a generation.</summary>
    /// <param name="ranked">[population][n]: steps from the mean in units of sigma, the best first.</param>
    public CmaDistribution Update(IReadOnlyList<double[]> ranked)
    {
        var n = Mean.Length;
        var parents = ranked.Count / 2;
        var weights = Enumerable.Range(1, parents).Select(i => Math.Log((ranked.Count + 1) / 2.0) - Math.Log(i)).ToArray();
        var total = weights.Sum();
        weights = Array.ConvertAll(weights, w => w / total);
        var mass = 1 / weights.Sum(w => w * w);

        var cs = (mass + 2) / (n + mass + 5);
        var ds = 1 + (2 * Math.Max(0, Math.Sqrt((mass - 1) / (n + 1)) - 1)) + cs;
        var cc = (4 + (mass / n)) / (n + 4 + (2 * mass / n));
        var c1 = 2 / (((n + 1.3) * (n + 1.3)) + mass);
        var cmu = Math.Min(1 - c1, 2 * (mass - 2 + (1 / mass)) / (((n + 2.0) * (n + 2)) + mass));
        var expected = Math.Sqrt(n) * (1 - (1 / (4.0 * n)) + (1 / (21.0 * n * n)));

        var step = Vector<double>.Build.Dense(n, k => Enumerable.Range(0, parents).Sum(i => weights[i] * ranked[i][k]));
        var (axes, lengths) = Axes();
        var whitened = axes * axes.TransposeThisAndMultiply(step).PointwiseDivide(lengths);
        var stepPath = (Vector<double>.Build.Dense([.. StepPath]) * (1 - cs)) + (whitened * Math.Sqrt(cs * (2 - cs) * mass));
        var length = stepPath.L2Norm();
        // While sigma grows fast, p_c waits (h_sigma in the tutorial).
        var moves = length / Math.Sqrt(1 - Math.Pow(1 - cs, 2 * (Generation + 1))) < (1.4 + (2 / (n + 1.0))) * expected;
        var path = (Vector<double>.Build.Dense([.. CovariancePath]) * (1 - cc))
            + (step * (moves ? Math.Sqrt(cc * (2 - cc) * mass) : 0));

        var keep = 1 - c1 - cmu + (moves ? 0 : c1 * cc * (2 - cc));
        var covariance = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var among = Enumerable.Range(0, parents).Sum(k => weights[k] * ranked[k][i] * ranked[k][j]);
                covariance[(i * n) + j] = covariance[(j * n) + i] =
                    (keep * Covariance[(i * n) + j]) + (c1 * path[i] * path[j]) + (cmu * among);
            }
        }

        return new(
            [.. Mean.Select((m, k) => m + (Sigma * step[k]))],
            Sigma * Math.Exp(Math.Min(1, cs / ds * ((length / expected) - 1))),
            covariance,
            [.. path],
            [.. stepPath],
            Generation + 1);
    }
}
