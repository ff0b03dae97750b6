using System.Text.Json;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// Sequential Monte Carlo as a search (the stages are those of <see cref="SequentialMonteCarlo"/>) in the base space of the latent of a learned Mz(., z): particles are led from its prior to
/// exp(objective) by tempering, then drawn anew. Each moves by Metropolis steps that mix it with a draw of the latent's prior, as the preconditioned Crank-Nicolson proposal does (Cotter et al. 2013).
/// </summary>
public sealed class TemperedSearch : GenerationSearch
{
    private readonly int _count;
    private readonly int _moves;
    private readonly double _mix;
    private TemperedState _state = Fresh;

    /// <summary>Starts a search.</summary>
    /// <param name="space">The space of z: numbers from 0 to 1, each the share of the latent's prior that lies below.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="contentOf">Text that two z share just where their trees say the same.</param>
    /// <param name="count">Particles.</param>
    /// <param name="moves">Metropolis steps of each particle in a stage.</param>
    /// <param name="mix">How much of a step is a draw of the latent's prior: its standard deviation, above 0, at most 1.</param>
    /// <param name="propose">Draws the first particles; null: evenly, which is a draw of the latent's prior.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    /// <exception cref="ArgumentException">The space has a choice.</exception>
    public TemperedSearch(
        LatentSpace space,
        Seed seed,
        Func<IReadOnlyList<double>, string> contentOf,
        int count = 40,
        int moves = 2,
        double mix = .4,
        Func<SeededRandom, double[]>? propose = null,
        TrustRegion? region = null)
        : base("smc", space, seed, contentOf, propose, region)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(moves);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mix);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mix, 1);
        (_count, _moves, _mix) = (count, moves, mix);
    }

    private static TemperedState Fresh { get; } = new(null, [], 0, 0);

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Next()
    {
        if (_state.Particles is not { } particles)
        {
            return [.. Enumerable.Range(0, _count).Select(_ => BaseStart())];
        }

        var kept = Math.Sqrt(1 - (_mix * _mix));
        return [.. particles.Select(u => u.Zip(Gaussians(), (at, fresh) => (kept * at) + (_mix * fresh)).ToArray())];
    }

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> generation, IReadOnlyList<double> values)
    {
        if (_state.Particles is not { } particles)
        {
            Raise([.. generation], [.. values], 0);
            return;
        }

        var taken = values.Select((v, i) => Tempering.IsTaken(_state.Values[i], v, _state.Temperature, Random)).ToArray();
        double[][] next = [.. particles.Select((u, i) => taken[i] ? generation[i] : u)];
        double[] worth = [.. _state.Values.Select((v, i) => taken[i] ? values[i] : v)];
        if (_state.Moves + 1 < _moves)
        {
            _state = _state with { Particles = next, Values = worth, Moves = _state.Moves + 1 };
        }
        else if (_state.Temperature < 1)
        {
            Raise(next, worth, _state.Temperature);
        }
        else
        {
            BeginAnew();
        }
    }

    /// <inheritdoc/>
    protected override void BeginAnew() => _state = Fresh;

    /// <inheritdoc/>
    protected override JsonElement SavePlace() => JsonSerializer.SerializeToElement(_state, SearchJson.Default.TemperedState);

    /// <inheritdoc/>
    protected override void RestorePlace(JsonElement own)
    {
        var saved = own.Deserialize(SearchJson.Default.TemperedState);
        _state = saved is not null && (saved.Particles is not { } particles || (particles.Length == saved.Values.Length && particles.All(u => u.Length == Space.Dimension)))
            ? saved
            : throw new FormatException("The state of the particles does not fit.");
    }

    /// <summary>The next stage.</summary>
    private void Raise(double[][] particles, double[] values, double temperature)
    {
        var next = Tempering.Next(values, temperature);
        int[] kept = [.. Tempering.Resample(Tempering.Weights(values, next - temperature), Random)];
        _state = new([.. kept.Select(i => particles[i])], [.. kept.Select(i => values[i])], next, 0);
    }
}
