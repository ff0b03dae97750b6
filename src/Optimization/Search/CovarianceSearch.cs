using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using MathNet.Numerics.LinearAlgebra;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// CMA-ES (Hansen and Ostermeier 2001; all constants those of Hansen's tutorial, arXiv:1604.00772) in the base space of the latent of a learned Mz(., z), with restarts: a normal distribution
/// whose mean, step size and covariance follow the better half of each generation.
/// </summary>
public sealed class CovarianceSearch : GenerationSearch
{
    private const double LeastStep = 1e-3;
    private readonly int _population;
    private readonly double _step;
    private readonly int _patience;
    private readonly double[] _weights;
    private CovarianceState _state;

    /// <summary>Starts a search.</summary>
    /// <param name="space">The space of z: numbers from 0 to 1, each the share of the latent's prior that lies below.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="contentOf">Text that two z share just where their trees say the same.</param>
    /// <param name="population">The size of a generation, from 4; 0: 4 + 3 ln U.</param>
    /// <param name="step">The first step size, in standard deviations of the latent's prior.</param>
    /// <param name="patience">It begins anew after this many generations without a rise.</param>
    /// <param name="propose">Draws a start; null: evenly, which is a draw of the latent's prior.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    /// <exception cref="ArgumentException">The space has a choice.</exception>
    public CovarianceSearch(
        LatentSpace space,
        Seed seed,
        Func<IReadOnlyList<double>, string> contentOf,
        int population = 0,
        double step = .5,
        int patience = 10,
        Func<SeededRandom, double[]>? propose = null,
        TrustRegion? region = null)
        : base("cma-es", space, seed, contentOf, propose, region)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        _population = population > 0 ? Math.Max(4, population) : 4 + (int)(3 * Math.Log(Space.Dimension));
        (_step, _patience) = (step, patience);
        double[] raw = [.. Enumerable.Range(1, _population / 2).Select(rank => Math.Log((_population + 1) / 2.0) - Math.Log(rank))];
        _weights = [.. raw.Select(w => w / raw.Sum())];
        _state = Fresh();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Next()
    {
        if (_state.Mean is null)
        {
            _state = _state with { Mean = BaseStart() };
        }

        var mean = Vector<double>.Build.DenseOfArray(_state.Mean);
        var root = Power(.5);
        return [.. Enumerable.Range(0, _population).Select(_ => (mean + (_state.Step * (root * Vector<double>.Build.DenseOfArray(Gaussians())))).ToArray())];
    }

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> generation, IReadOnlyList<double> values)
    {
        int[] ranked = [.. Enumerable.Range(0, generation.Count).OrderByDescending(i => values[i])];
        var rose = values[ranked[0]] > _state.Best;
        if (!rose && _state.Failed + 1 >= _patience)
        {
            BeginAnew();
            return;
        }

        var n = Space.Dimension;
        double Sum(Func<double, double> of) => _weights.Sum(of);
        var effective = 1 / Sum(w => w * w);
        var forStep = (effective + 2) / (n + effective + 5);
        var forPath = (4 + (effective / n)) / (n + 4 + (2 * effective / n));
        var one = 2 / (((n + 1.3) * (n + 1.3)) + effective);
        var many = Math.Min(1 - one, 2 * (effective - 2 + (1 / effective)) / (((n + 2.0) * (n + 2)) + effective));
        var damping = 1 + forStep + (2 * Math.Max(0, Math.Sqrt((effective - 1) / (n + 1)) - 1));
        var expected = Math.Sqrt(n) * (1 - (1 / (4.0 * n)) + (1 / (21.0 * n * n)));

        var mean = Vector<double>.Build.DenseOfArray(_state.Mean!);
        Vector<double>[] steps = [.. ranked.Take(_weights.Length).Select(i => (Vector<double>.Build.DenseOfArray(generation[i]) - mean) / _state.Step)];
        var moved = steps.Zip(_weights, (step, weight) => step * weight).Aggregate((a, b) => a + b);
        var stepPath = ((1 - forStep) * Vector<double>.Build.DenseOfArray(_state.StepPath)) + (Math.Sqrt(forStep * (2 - forStep) * effective) * (Power(-.5) * moved));
        var isFast = stepPath.L2Norm() / Math.Sqrt(1 - Math.Pow(1 - forStep, 2 * (_state.Generations + 1))) >= (1.4 + (2 / (n + 1.0))) * expected;
        var path = (1 - forPath) * Vector<double>.Build.DenseOfArray(_state.CovariancePath);
        path = isFast ? path : path + (Math.Sqrt(forPath * (2 - forPath) * effective) * moved);
        var held = isFast ? one * forPath * (2 - forPath) : 0;
        var covariance = ((1 - one - many + held) * Covariance()) + (one * path.OuterProduct(path));
        for (var i = 0; i < steps.Length; i++)
        {
            covariance += many * _weights[i] * steps[i].OuterProduct(steps[i]);
        }

        var size = _state.Step * Math.Exp(forStep / damping * ((stepPath.L2Norm() / expected) - 1));
        _state = new(
            (mean + (_state.Step * moved)).ToArray(),
            Math.Clamp(size, LeastStep, 2),
            covariance.ToRowMajorArray(),
            stepPath.ToArray(),
            path.ToArray(),
            _state.Generations + 1,
            rose ? values[ranked[0]] : _state.Best,
            rose ? 0 : _state.Failed + 1);
    }

    /// <inheritdoc/>
    protected override void BeginAnew() => _state = Fresh();

    /// <inheritdoc/>
    protected override JsonElement SavePlace() => JsonSerializer.SerializeToElement(_state, SearchJson.Default.CovarianceState);

    /// <inheritdoc/>
    protected override void RestorePlace(JsonElement own)
    {
        var (saved, n) = (own.Deserialize(SearchJson.Default.CovarianceState), Space.Dimension);
        _state = saved is not null && saved.Covariance.Length == n * n && saved.StepPath.Length == n && saved.CovariancePath.Length == n && (saved.Mean is null || saved.Mean.Length == n)
            ? saved
            : throw new FormatException("The state of CMA-ES does not fit.");
    }

    private CovarianceState Fresh()
    {
        var n = Space.Dimension;
        return new(null, _step, Matrix<double>.Build.DenseIdentity(n).ToRowMajorArray(), new double[n], new double[n], 0, double.NegativeInfinity, 0);
    }

    private Matrix<double> Covariance() => Matrix<double>.Build.DenseOfRowMajor(Space.Dimension, Space.Dimension, _state.Covariance);

    /// <summary>A power of the covariance, which is symmetric.</summary>
    private Matrix<double> Power(double power)
    {
        const double Least = 1e-12;
        var parts = Covariance().Evd(Symmetricity.Symmetric);
        var roots = parts.EigenValues.Map(v => Math.Pow(Math.Max(Least, v.Real), power));
        return parts.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(roots) * parts.EigenVectors.Transpose();
    }
}
