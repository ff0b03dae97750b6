namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// A debater that keeps silent about some of what it knows: it never cites certain nodes, such as the exception that undoes its
/// case, and claims nothing of them. Every word that it does say may be true.
/// </summary>
/// <param name="inner">Who it is otherwise.</param>
/// <param name="omits">What is kept silent, by the address of the node.</param>
public sealed class OmittingDebater(IDebater inner, Func<Tree.NodeAddress, bool> omits) : IDebater
{
    private readonly IDebater _inner = inner ?? throw new ArgumentNullException(nameof(inner));
    private readonly Func<Tree.NodeAddress, bool> _omits = omits ?? throw new ArgumentNullException(nameof(omits));

    /// <inheritdoc/>
    public string Name => $"omitting({_inner.Name})";

    /// <inheritdoc/>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var speech = await _inner.SpeakAsync(turn, cancellationToken);
        return turn.Task is SpeakingTask.Argue or SpeakingTask.Appeal
            ? speech with
            {
                Citations = [.. speech.Citations.Where(c => !_omits(c.Address))],
                Claims = [.. speech.Claims.Where(c => !_omits(c.About))],
            }
            : speech;
    }
}
