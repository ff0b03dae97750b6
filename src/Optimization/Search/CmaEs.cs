using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using MathNet.Numerics.LinearAlgebra;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// CMA-ES (Hansen 2016) in logits of intervals and logarithms of choices' weights, restarted with twice the population
/// where a run has converged (IPOP, Auger and Hansen 2005); after six doublings it begins again with the first.
/// </summary>
public sealed class CmaEs : LatentSearch
{
    private const double Flat = 1e-12;
    private const double Narrow = 1e-11;
    private const double IllConditioned = 1e7; // of the axes' lengths: 1e14 of the covariance

    private const int MostGrowth = 64;

    private readonly int _population;
    private readonly double _sigma0;
    private readonly bool _rounded;
    private CmaState _state;

    /// <summary>Starts a search.</summary>
    /// <param name="space">The space of z.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="populationSize">At least 4; null: 4 + 3 ln(dimension), Hansen's default.</param>
    /// <param name="sigma0">The first step size in logits. 1: from the middle of an interval to .73 of it.</param>
    /// <param name="rounded">Whether candidates' choices are rounded, as they must be where only rounded z have a value.</param>
    /// <param name="propose">Draws a start; null: uniform over rounded z.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    public CmaEs(
        LatentSpace space,
        Seed seed,
        int? populationSize = null,
        double sigma0 = 1,
        bool rounded = true,
        Func<SeededRandom, double[]>? propose = null,
        TrustRegion? region = null)
        : base("CMA-ES", space, seed, propose, region)
    {
        _population = populationSize ?? 4 + (int)(3 * Math.Log(Space.Dimension));
        ArgumentOutOfRangeException.ThrowIfLessThan(_population, 4, nameof(populationSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma0);
        (_sigma0, _rounded, _state) = (sigma0, rounded, new(_population, null, null, []));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Propose()
    {
        var from = _state.Distribution ?? CmaDistribution.Around(LatentCoordinates.FromLatent(Space, Start()), _sigma0);
        var (axes, lengths) = from.Axes();
        var samples = Enumerable.Range(0, _state.Population)
            .Select(_ => (axes * lengths.PointwiseMultiply(
                Vector<double>.Build.DenseOfEnumerable(lengths.Select(_ => Random.NextGaussian())))).ToArray())
            .ToArray();
        _state = _state with { Samples = samples, Distribution = from };
        return [.. samples.Select(sample =>
        {
            var z = LatentCoordinates.ToLatent(Space, [.. sample.Select((s, k) => from.Mean[k] + (from.Sigma * s))]);
            return _rounded ? Space.Round(z) : z;
        })];
    }

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations)
    {
        var ranked = Enumerable.Range(0, asked.Count).OrderByDescending(i => evaluations[i].Value).ToArray();
        var next = _state.Distribution!.Update([.. ranked.Select(i => _state.Samples![i])]);
        double[] bests = [.. _state.Bests.TakeLast(Memory - 1), evaluations[ranked[0]].Value];
        var isOne = _rounded && asked.All(z => z.AsSpan().SequenceEqual(asked[0]));
        _state = isOne || HasConverged(next, bests)
            ? new(_state.Population < MostGrowth * _population ? 2 * _state.Population : _population, null, null, [])
            : new(_state.Population, null, next, bests);
    }

    /// <inheritdoc/>
    protected override JsonElement SaveOwn() => JsonSerializer.SerializeToElement(_state, SearchJson.Default.CmaState);

    /// <inheritdoc/>
    protected override void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked)
    {
        var saved = own.Deserialize(SearchJson.Default.CmaState);
        if (saved is null
            || saved.Population < 4
            || saved.Distribution is { } d && !d.Fits(Space.Dimension)
            || (asked is null) != (saved.Samples is null)
            || (asked is not null && (asked.Count != saved.Population || saved.Distribution is null))
            || saved.Samples is { } s && (s.Length != saved.Population || s.Any(x => x?.Length != Space.Dimension)))
        {
            throw new FormatException("The state of the distribution does not fit.");
        }

        _state = saved;
    }

    private int Memory => 10 + (int)Math.Ceiling(30.0 * Space.Dimension / _state.Population);

    private bool HasConverged(CmaDistribution next, double[] bests)
    {
        var (_, lengths) = next.Axes();
        return (bests.Length == Memory && !(bests.Max() - bests.Min() > Flat))
            || next.Sigma * lengths.Maximum() < Narrow
            || lengths.Maximum() > IllConditioned * lengths.Minimum();
    }
}
