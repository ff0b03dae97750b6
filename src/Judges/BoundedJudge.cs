using System.Globalization;
using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// A person who checks at most a few nodes and otherwise believes nothing that is contested. It follows the claims, never
/// the words: in recursive debate (Irving, Christiano and Amodei 2018) down to the one node that decides, elsewhere to
/// the elementary claims that the sides disagree about. It sees no labels, seats or order.
/// </summary>
/// <remarks>See <see cref="DescentCheck"/>, <see cref="ArgumentCheck"/> and <see cref="LoneCheck"/> for the three cases.</remarks>
public sealed class BoundedJudge : IJudge
{
    private readonly IHuman _human;
    private readonly int _checks;

    /// <summary>Makes a judge.</summary>
    /// <param name="human">What the person can do unaided.</param>
    /// <param name="checks">How many nodes the person reads at most; one decides a recursive debate.</param>
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
        var spotCheck = new SpotCheck(_human, @case.Question, @case.Reader, _checks);
        var belief = @case.Turns switch
        {
            [] => await LoneCheck.BelieveAsync(_human, @case, _checks, spotCheck, cancellationToken),
            var turns when turns.Any(t => t.Task != SpeakingTask.Argue) =>
                await DescentCheck.BelieveAsync(_human, @case, spotCheck, cancellationToken),
            _ => await ArgumentCheck.BelieveAsync(_human, @case, spotCheck, cancellationToken),
        };
        var source = new VerdictSource("checked", belief.Reason);
        return belief.Claims is { } believed
            ? new DecidedVerdict(_human.Conclude(@case.Question, believed), source)
            : new AbstainedVerdict(source);
    }
}
