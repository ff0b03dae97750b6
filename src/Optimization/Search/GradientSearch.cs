using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// Climbs by the objective's gradient, with restarts. Candidates are rounded. At a rounded z the gradient by the options'
/// weights predicts what each switch of one choice would gain; the best predicted switch that was not evaluated before is
/// tried, and taken where it gains, or at random as Metropolis would. Numbers climb in between by
/// <see cref="IntervalAscent"/>.
/// </summary>
/// <remarks>
/// A value with its gradient counts as one evaluation; by reverse accumulation it costs two to four values. Measured on
/// encyclopedias and left out, since they needed as many evaluations or more: pairs of switches ranked by the sum of their
/// gains (the errors of two predictions add up), always moving on to the best predicted neighbour, best-first search over
/// all neighbours predicted, perturbed optima as starts, and ascent through the simplex with rounding at its end.
/// </remarks>
public sealed class GradientSearch : LatentSearch
{
    private readonly int _patience;
    private readonly int _screen;
    private readonly double _temperature;
    private GradientState _state = new(null, GradientMove.Start, 0, 0, []);
    private HashSet<string> _seen = [];

    /// <summary>Starts a search.</summary>
    /// <param name="space">The space of z.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="patience">A climb ends after this many switches without a rise. 15: 6 and 24 were worse.</param>
    /// <param name="screen">Draws of which the best is climbed from. 2: 1 to 4 made no difference that could be told from chance.</param>
    /// <param name="temperature">
    /// In nats; a switch that loses d nats is taken with probability exp(-d / temperature). 1: about a fifth fewer
    /// evaluations than 0, which takes no loss.
    /// </param>
    /// <param name="propose">Draws a start; null: uniform over rounded z.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    public GradientSearch(
        LatentSpace space,
        Seed seed,
        int patience = 15,
        int screen = 2,
        double temperature = 1,
        Func<SeededRandom, double[]>? propose = null,
        TrustRegion? region = null)
        : base("gradient", space, seed, propose, region)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(screen);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        (_patience, _screen, _temperature) = (patience, screen, temperature);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Propose()
    {
        if (_state.At is { } at && _state.Starts >= _screen)
        {
            // Steps and switches take turns, so that a switch is not judged at numbers far from right for long.
            var step = at.Ascent.Next(Space, at.Z) is { } z && Clip(z) is { } clipped && !clipped.AsSpan().SequenceEqual(at.Z) ? clipped : null;
            var change = _state.Failed < _patience && (step is null || _state.Move != GradientMove.Switch) ? Switch(at) : null;
            if ((change ?? step) is { } next)
            {
                _state = _state with { Move = change is null ? GradientMove.Step : GradientMove.Switch };
                return [next];
            }

            _state = new(null, GradientMove.Start, 0, 0, []);
            _seen = Space.IsDiscrete ? _seen : [];
        }

        _state = _state with { Move = GradientMove.Start };
        return [DrawUnseen(Start, z => !Space.IsDiscrete || IsUnseen(z))];
    }

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations)
    {
        var (z, value) = (asked[0], evaluations[0].Value);
        double[]? gradient = evaluations[0].Gradient is { } g ? [.. g] : null;
        if (gradient is null && double.IsFinite(value))
        {
            throw new ArgumentException("A gradient search needs the gradient at every possible z.", nameof(evaluations));
        }

        _seen.Add(Rounded.Choices(Space, z));
        var rose = _state.At is not { } at || value > at.Value;
        _state = _state.Move switch
        {
            GradientMove.Start => _state with { At = rose ? Fresh(z, value, gradient) : _state.At, Starts = Region is not null && Told == 0 ? _screen : _state.Starts + 1 },
            GradientMove.Switch => _state with
            {
                At = rose || IsTaken(value - _state.At!.Value) ? Fresh(z, value, gradient) : _state.At,
                Failed = rose ? 0 : _state.Failed + 1,
            },
            _ => _state with { At = Stepped(_state.At!, z, value, gradient) },
        };
    }

    /// <inheritdoc/>
    protected override JsonElement SaveOwn() => JsonSerializer.SerializeToElement(
        _state with { Seen = [.. _seen.Order(StringComparer.Ordinal)] }, SearchJson.Default.GradientState);

    /// <inheritdoc/>
    protected override void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked)
    {
        var saved = own.Deserialize(SearchJson.Default.GradientState);
        var intervals = Space.Blocks.Count(b => b is IntervalBlock);
        if (saved is null
            || asked is { Count: not 1 }
            || !Enum.IsDefined(saved.Move)
            || (saved.At is null && saved.Move != GradientMove.Start)
            || (saved.At is { } at && ((at.Gradient is { } g && g.Length != Space.Dimension)
                || at.Ascent.Mean.Length != intervals
                || at.Ascent.Square.Length != intervals)))
        {
            throw new FormatException("The state of the climb does not fit.");
        }

        if (saved.At is { } point)
        {
            Space.Check(point.Z);
        }

        (_state, _seen) = (saved with { Seen = [] }, [.. saved.Seen]);
    }

    private double[] Clip(double[] z) => Region?.Clip(Space, z) ?? z;

    private bool IsUnseen(double[] z) => !_seen.Contains(Rounded.Choices(Space, z));

    private bool IsTaken(double loss) => _temperature > 0 && Random.NextBool(Math.Exp(loss / _temperature));

    private GradientPoint Fresh(double[] z, double value, double[]? gradient) =>
        new(z, value, gradient, IntervalAscent.From(Space, z, gradient));

    private GradientPoint Stepped(GradientPoint at, double[] z, double value, double[]? gradient) => value > at.Value
        ? new(z, value, gradient, at.Ascent.Rose(Space, z, gradient))
        : at with { Ascent = at.Ascent.Fell(Space, at.Z, at.Gradient) };

    /// <summary>The switch of one choice that the gradient predicts to gain most, of those not evaluated; null: none.</summary>
    private double[]? Switch(GradientPoint at)
    {
        var switches =
            from block in Enumerable.Range(0, Space.Blocks.Count)
            where at.Gradient is not null && Space.Blocks[block] is ChoiceBlock
            let first = Space.Offset(block)
            let now = Space.Option(at.Z, block)
            from option in Enumerable.Range(0, Space.Blocks[block].Size)
            where option != now
            orderby at.Gradient![first + option] - at.Gradient[first + now] descending
            select (block, option);
        foreach (var (block, option) in switches)
        {
            double[] z = [.. at.Z];
            Space.SetOption(z, block, option);
            if (IsUnseen(z) && (Region is null || Region.Contains(Space, z)))
            {
                return z;
            }
        }

        return null;
    }
}
