using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// A human who knows all that Z says: the verdict that a debate over Z would give if it were perfect. A yardstick; it
/// reads nothing and listens to nobody.
/// </summary>
/// <param name="human">How the human concludes from what is known.</param>
/// <param name="truth">The true claim about the whole that a question's answer rests on.</param>
public sealed class OracleJudge(IHuman human, Func<Question, Claim> truth) : IJudge
{
    private readonly IHuman _human = human ?? throw new ArgumentNullException(nameof(human));
    private readonly Func<Question, Claim> _truth = truth ?? throw new ArgumentNullException(nameof(truth));

    /// <inheritdoc/>
    public string Name => "oracle";

    /// <inheritdoc/>
    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        cancellationToken.ThrowIfCancellationRequested();
        var claim = _truth(@case.Question);
        var source = new VerdictSource("oracle", $"Z says that the {claim.Topic} of {claim.About} is {claim.Value}.");
        return ValueTask.FromResult<Verdict>(new DecidedVerdict(_human.Conclude(@case.Question, [claim]), source));
    }
}
