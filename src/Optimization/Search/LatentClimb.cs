using System.Text.Json;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// Climbs in the latent of a learned Mz(., z), where many z unpack into one tree: from the z of a tree it goes along the gradient, in the base space of the latent's prior, until the tree is one
/// that was not seen before, and only there is the objective looked at. Taken where it gains, or at random as Metropolis would; later tries go along other directions, too. With restarts.
/// </summary>
/// <remarks>
/// Every evaluation is of a new tree, and no tree is looked at without one, so that evaluations are trees decoded as well. Walking to a tree that was seen costs steps of Mz and no evaluation. A value with its gradient
/// counts as one. Spaces of numbers only.
/// </remarks>
public sealed class LatentClimb : LatentSearch
{
    private const int Directions = 12;

    // In standard deviations of the latent's prior.
    private const double Stride = .25;
    private const double Reach = 3;

    // Of the length of the gradient's direction, once that was tried.
    private const double Noise = .5;
    private readonly Func<IReadOnlyList<double>, string> _contentOf;
    private readonly int _patience;
    private readonly int _screen;
    private readonly double _temperature;
    private LatentClimbState _state = LatentClimbState.Fresh;
    private HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Starts a search.</summary>
    /// <param name="space">The space of z: numbers from 0 to 1, each the share of the latent's prior that lies below.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="contentOf">Text that two z share just where their trees say the same.</param>
    /// <param name="patience">A climb ends after this many trees without a rise.</param>
    /// <param name="screen">Draws of which the best is climbed from.</param>
    /// <param name="temperature">In nats; a tree that loses d nats is taken with probability exp(-d / temperature).</param>
    /// <param name="propose">Draws a start; null: evenly, which is a draw of the latent's prior.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    /// <exception cref="ArgumentException">The space has a choice.</exception>
    public LatentClimb(
        LatentSpace space,
        Seed seed,
        Func<IReadOnlyList<double>, string> contentOf,
        int patience = 15,
        int screen = 4,
        double temperature = 2,
        Func<SeededRandom, double[]>? propose = null,
        TrustRegion? region = null)
        : base("climb", space, seed, propose, region)
    {
        ArgumentNullException.ThrowIfNull(contentOf);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(screen);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        RequireNumbers(Space);
        (_contentOf, _patience, _screen, _temperature) = (contentOf, patience, screen, temperature);
    }

    /// <summary>Refuses a space that has a choice: a learned Mz's has none.</summary>
    internal static void RequireNumbers(LatentSpace space)
    {
        if (!space.Blocks.All(b => b is IntervalBlock { Steps: 0 }))
        {
            throw new ArgumentException("A search in the latent needs a z of numbers only, as a learned Mz has; world's own z are searched by 'gradient'.", nameof(space));
        }
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Propose()
    {
        if (_state.At is { } at && _state.Starts >= _screen)
        {
            if (_state.Failed < _patience && NewTree(at) is { } next)
            {
                _state = _state with { IsStart = false };
                return [next];
            }

            _state = LatentClimbState.Fresh;
        }

        _state = _state with { IsStart = true };
        return [DrawUnseen(Start, IsUnseen)];
    }

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations)
    {
        var (z, value) = (asked[0], evaluations[0].Value);
        double[] gradient = evaluations[0].Gradient is { } g ? [.. g] : throw new ArgumentException("A climb needs the gradient at every z.", nameof(evaluations));
        _seen.Add(_contentOf(z));
        var here = new LatentClimbPoint(z, value, gradient);
        var rose = _state.At is not { } at || value > at.Value;
        _state = _state.IsStart
            ? _state with { At = rose ? here : _state.At, Starts = Region is not null && Told == 0 ? _screen : _state.Starts + 1 }
            : _state with { At = rose || IsTaken(value - _state.At!.Value) ? here : _state.At, Failed = rose ? 0 : _state.Failed + 1 };
    }

    /// <inheritdoc/>
    protected override JsonElement SaveOwn() =>
        JsonSerializer.SerializeToElement(_state with { Seen = [.. _seen.Order(StringComparer.Ordinal)] }, SearchJson.Default.LatentClimbState);

    /// <inheritdoc/>
    protected override void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked)
    {
        var saved = own.Deserialize(SearchJson.Default.LatentClimbState);
        if (saved is null || asked is { Count: not 1 } || (saved.At is null && !saved.IsStart) || (saved.At is { } at && at.Gradient.Length != Space.Dimension))
        {
            throw new FormatException("The state of the climb does not fit.");
        }

        if (saved.At is { } point)
        {
            Space.Check(point.Z);
        }

        (_state, _seen) = (saved with { Seen = [] }, new(saved.Seen, StringComparer.Ordinal));
    }

    private bool IsUnseen(double[] z) => !_seen.Contains(_contentOf(z));

    private bool IsTaken(double loss) => _temperature > 0 && Random.NextBool(Math.Exp(loss / _temperature));

    /// <summary>The first z along the gradient, or near it, whose tree was not seen; null where none is in reach.</summary>
    private double[]? NewTree(LatentClimbPoint at)
    {
        var from = BaseSpace.At(at.Z);
        var slopes = at.Gradient.Zip(from, (slope, u) => slope / BaseSpace.Slope(u)).ToArray();
        var length = Length(slopes);
        for (var tried = 0; tried < Directions; tried++)
        {
            var noise = tried + _state.Failed > 0 ? Noise / Math.Sqrt(slopes.Length) : 0;
            double[] direction = [.. slopes.Select(s => (length > 0 ? s / length : 0) + (noise * Random.NextGaussian()))];
            var norm = Math.Max(1e-12, Length(direction));
            for (var far = Stride; far <= Reach; far += Stride)
            {
                var z = BaseSpace.Back([.. from.Zip(direction, (u, d) => u + (far * d / norm))]);
                z = Region?.Clip(Space, z) ?? z;
                if (IsUnseen(z))
                {
                    return z;
                }
            }
        }

        return null;
    }

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(v => v * v));
}
