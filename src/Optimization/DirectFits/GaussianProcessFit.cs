using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using MathNet.Numerics.LinearAlgebra;

namespace LearningThePrior.Optimization.DirectFits;

/// <summary>
/// Gaussian process regression over time: a smooth trend, a yearly period that may drift, and noise (kernels after
/// Rasmussen and Williams 2006, section 5.4.3); scales are chosen by marginal likelihood on a small grid.
/// </summary>
public sealed record GaussianProcessFit : IDirectFit
{
    private static readonly double[] Lengths = [.3, 1, 3];
    private static readonly double[] Noises = [.03, .06, .12];

    /// <inheritdoc/>
    public string Name => "gaussian process";

    /// <inheritdoc/>
    public FittedModel Fit(IWorld world, IReadOnlyList<Observation> data, Seed seed)
    {
        var series = SeriesFits.Require(world);
        ArgumentNullException.ThrowIfNull(data);
        double[] times = [.. data.Select(o => series.Time(o.Question))];
        var values = Vector<double>.Build.DenseOfEnumerable(data.Select(series.Measured));
        var best = Lengths
            .SelectMany(l => Noises.Select(n => new Conditioned(times, values, l, n, series.YearsPerUnit)))
            .MaxBy(c => c.LogEvidence)!;
        var candidates = Lengths.Length * Noises.Length;
        return new(
            questions => [.. questions.Select(q => best.Predict(series.Time(q), series.Edges))],
            data.Count + 2,
            candidates,
            candidates * (double)data.Count * data.Count * data.Count / 6);
    }

    private sealed class Conditioned
    {
        private readonly double[] _times;
        private readonly double _length;
        private readonly double _noise;
        private readonly double _years;
        private readonly MathNet.Numerics.LinearAlgebra.Factorization.Cholesky<double> _factor;
        private readonly Vector<double> _weights;

        public Conditioned(double[] times, Vector<double> values, double length, double noise, double years)
        {
            (_times, _length, _noise, _years) = (times, length, noise, years);
            var covariance = Matrix<double>.Build.Dense(
                times.Length, times.Length, (i, j) => Kernel(times[i], times[j]) + (i == j ? noise * noise : 0));
            _factor = covariance.Cholesky();
            _weights = _factor.Solve(values);
            LogEvidence = -.5 * (values.DotProduct(_weights) + _factor.DeterminantLn);
        }

        public double LogEvidence { get; }

        public Credences Predict(double time, IReadOnlyList<double> edges)
        {
            var across = Vector<double>.Build.Dense(_times.Length, i => Kernel(time, _times[i]));
            var variance = Kernel(time, time) - across.DotProduct(_factor.Solve(across)) + (_noise * _noise);
            return SeriesFits.Cut(across.DotProduct(_weights), Math.Sqrt(Math.Max(variance, 1e-12)), edges);
        }

        private double Kernel(double a, double b)
        {
            const double TrendVariance = 4;
            const double SeasonVariance = .1;
            var distance = a - b;
            var trend = TrendVariance * Math.Exp(-.5 * distance * distance / (_length * _length));
            var wave = Math.Sin(Math.PI * distance * _years);
            return trend + (SeasonVariance * Math.Exp((-2 * wave * wave) - (.5 * distance * distance / 9)));
        }
    }
}
