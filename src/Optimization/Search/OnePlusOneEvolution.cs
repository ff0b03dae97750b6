using System.Text.Json;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Search;

/// <summary>
/// The (1+1)-EA with restarts on rounded z, the yardstick of other searches ("perturb the current value of Z"). Each block
/// changes with probability 1 / blocks, at least one does: a choice to another option, a number by a normal step whose
/// size follows Rechenberg's 1/5th rule. A child that is no worse takes the parent's place.
/// </summary>
public sealed class OnePlusOneEvolution : LatentSearch
{
    private const double FirstStep = .2;
    private const double LeastStep = 1e-9;

    // A fifth of successes leaves the step as it is: 4 failures undo a success.
    private const double Faster = 1.5;
    private static readonly double s_slower = Math.Pow(Faster, -.25);

    private readonly int _stall;
    private readonly bool _skipSeen;
    private EvolutionState _state = Fresh;
    private HashSet<string> _seen = [];

    /// <summary>Starts a search.</summary>
    /// <param name="space">The space of z.</param>
    /// <param name="seed">All randomness.</param>
    /// <param name="stall">
    /// A new start is drawn after this many evaluations without a rise. 100: between 60 and 200 there was no difference
    /// on encyclopedias of 3 and 4 states.
    /// </param>
    /// <param name="skipSeen">
    /// Whether, where z is discrete, children that were evaluated before are drawn again at no cost. Off: the textbook's
    /// algorithm, and the yardstick; on: a quarter to a third fewer evaluations there.
    /// </param>
    /// <param name="propose">Draws a start; null: uniform over rounded z.</param>
    /// <param name="region">Where candidates must lie; null: everywhere. The first start is its centre.</param>
    public OnePlusOneEvolution(
        LatentSpace space, Seed seed, int stall = 100, bool skipSeen = false, Func<SeededRandom, double[]>? propose = null, TrustRegion? region = null)
        : base(skipSeen ? "(1+1)-EA without repeats" : "(1+1)-EA", space, seed, propose, region)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stall);
        (_stall, _skipSeen) = (stall, skipSeen && Space.IsDiscrete);
    }

    /// <inheritdoc/>
    public override bool NeedsGradient => false;

    private static EvolutionState Fresh => new(null, double.NegativeInfinity, FirstStep, 0, []);

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Propose() => _state.Parent is not { } parent
        ? [DrawUnseen(Start, IsUnseen)]
        : [DrawUnseen(() => Mutate(parent), z => IsUnseen(z) && !z.AsSpan().SequenceEqual(parent))];

    /// <inheritdoc/>
    protected override void Learn(IReadOnlyList<double[]> asked, IReadOnlyList<Evaluation> evaluations)
    {
        var (child, value) = (asked[0], evaluations[0].Value);
        if (_skipSeen)
        {
            _seen.Add(Rounded.Choices(Space, child));
        }

        if (_state.Parent is null)
        {
            _state = Fresh with { Parent = child, Value = value };
            return;
        }

        var rose = value > _state.Value;
        var step = MovedNumbers(child, _state.Parent) ? Math.Clamp(_state.Step * (rose ? Faster : s_slower), LeastStep, 1) : _state.Step;
        var next = value >= _state.Value ? _state with { Parent = child, Value = value } : _state;
        next = next with { Step = step, Stalled = rose ? 0 : _state.Stalled + 1 };
        _state = next.Stalled < _stall ? next : Fresh;
    }

    /// <inheritdoc/>
    protected override JsonElement SaveOwn() => JsonSerializer.SerializeToElement(
        _state with { Seen = [.. _seen.Order(StringComparer.Ordinal)] }, SearchJson.Default.EvolutionState);

    /// <inheritdoc/>
    protected override void RestoreOwn(JsonElement own, IReadOnlyList<double[]>? asked)
    {
        var saved = own.Deserialize(SearchJson.Default.EvolutionState);
        if (saved is null || asked is { Count: not 1 })
        {
            throw new FormatException("A (1+1)-EA asks for one candidate.");
        }

        if (saved.Parent is { } parent)
        {
            Space.Check(parent);
        }

        (_state, _seen) = (saved with { Seen = [] }, [.. saved.Seen]);
    }

    private bool IsUnseen(double[] z) => !_skipSeen || !_seen.Contains(Rounded.Choices(Space, z));

    private bool MovedNumbers(double[] child, double[] parent) => Enumerable.Range(0, Space.Blocks.Count)
        .Any(b => Space.Blocks[b] is IntervalBlock && child[Space.Offset(b)] != parent[Space.Offset(b)]);

    private double[] Mutate(double[] parent)
    {
        double[] child = [.. parent];
        var changed = false;
        while (!changed)
        {
            for (var block = 0; block < Space.Blocks.Count; block++)
            {
                if (Random.NextBool(1.0 / Space.Blocks.Count))
                {
                    Change(child, block);
                    changed = true;
                }
            }
        }

        return child;
    }

    private void Change(double[] child, int block)
    {
        if (Space.Blocks[block] is ChoiceBlock)
        {
            Space.SetOption(child, block, Rounded.OtherOption(Space, child, block, Random));
        }
        else
        {
            var at = Space.Offset(block);
            child[at] = Rounded.Reflect(child[at] + (_state.Step * Random.NextGaussian()));
        }
    }
}
