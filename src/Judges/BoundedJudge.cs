using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;

namespace LearningThePrior.Judges;

/// <summary>
/// A human who checks at most a few nodes and otherwise believes nothing that is contested. It follows the claims, never
/// the words: in recursive debate (Irving, Christiano and Amodei 2018) down to the one node that decides, elsewhere to
/// the elementary claims that the sides disagree about. It sees no labels, seats or order.
/// </summary>
/// <remarks>
/// See <see cref="DescentCheck"/>, <see cref="EstimateCheck"/>, <see cref="ArgumentCheck"/> and <see cref="LoneCheck"/> for the four cases.
/// </remarks>
public sealed class BoundedJudge : IJudge
{
    private readonly IHuman _human;
    private readonly int _checks;

    /// <summary>Makes a judge.</summary>
    /// <param name="human">What the human can do unaided.</param>
    /// <param name="checks">How many nodes the human reads at most; one decides a recursive debate.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="checks"/> is negative.</exception>
    public BoundedJudge(IHuman human, int checks = 1)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentOutOfRangeException.ThrowIfNegative(checks);
        (_human, _checks) = (human, checks);
    }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"bounded(checks={_checks})");

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var checks = @case.IsExpert ? @case.Reader.NodesLeft : _checks;
        var spotCheck = new SpotCheck(_human, @case.Question, @case.Reader, checks);
        var belief = @case.Turns switch
        {
            [] => await LoneCheck.BelieveAsync(_human, @case, checks, spotCheck, cancellationToken),
            var turns when turns.Any(t => t.Task == SpeakingTask.Estimate) =>
                await EstimateCheck.BelieveAsync(_human, @case, spotCheck, cancellationToken),
            var turns when turns.Any(t => t.Task == SpeakingTask.Open) =>
                await DescentCheck.BelieveAsync(_human, @case, spotCheck, cancellationToken),
            _ => await ArgumentCheck.BelieveAsync(_human, @case, spotCheck, cancellationToken),
        };
        var source = new VerdictSource("checked", belief.Reason);
        return belief.Claims is { } believed
            ? new DecidedVerdict(Conclude(@case.Question, believed, belief), source)
            : new AbstainedVerdict(source);
    }

    private Credences Conclude(Question question, IReadOnlyList<Claim> believed, Belief belief)
    {
        var concluded = _human.Conclude(question, believed);
        if (belief.Probability == 1)
        {
            return concluded;
        }

        var otherwise = _human.Conclude(question, belief.Otherwise);
        return Credences.Normalise([.. concluded.Values.Zip(otherwise.Values, (c, o) => (belief.Probability * c) + ((1 - belief.Probability) * o))]);
    }
}
