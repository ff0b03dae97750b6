namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// A debater that drowns the judge: before its own claims it denies everything that the other side has said, one by one, so that a
/// judge with few checks spends them where nothing is decided.
/// </summary>
/// <param name="inner">Who it is otherwise.</param>
/// <param name="denials">How many claims of the other side it denies in a speech.</param>
public sealed class FloodingDebater(IDebater inner, int denials = 256) : IDebater
{
    private readonly IDebater _inner = inner ?? throw new ArgumentNullException(nameof(inner));

    private readonly int _denials = denials > 0
        ? denials
        : throw new ArgumentOutOfRangeException(nameof(denials), denials, "A flood takes at least one denial.");

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"flooding({_inner.Name}, denials={_denials})");

    /// <inheritdoc/>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var speech = await _inner.SpeakAsync(turn, cancellationToken);
        if (turn.Task is not (SpeakingTask.Argue or SpeakingTask.Appeal))
        {
            return speech;
        }

        var own = speech.Claims.Select(c => (c.Topic, c.About)).ToHashSet();
        var denied = turn.Heard.Where(t => t.Speaker != turn.Label)
            .SelectMany(t => t.Claims)
            .Where(c => own.Add((c.Topic, c.About)))
            .Take(_denials)
            .Select(c => c with { Value = new([c.Value[0] + 1, .. c.Value.Values.Skip(1)]) });
        return speech with { Claims = [.. denied, .. speech.Claims] };
    }
}
