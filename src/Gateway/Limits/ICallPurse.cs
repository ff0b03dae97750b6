namespace LearningThePrior.Gateway.Limits;

/// <summary>Money that several processes share: each asks before it sends, and is told whether its share allows another call.</summary>
public interface ICallPurse
{
    /// <summary>Asks for leave to send a call; waits while a further share is on its way.</summary>
    /// <param name="calls">Calls that this process has made, this one included.</param>
    /// <param name="cost">What they have cost, in US dollars, put high where it is unknown.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Null, or why it must not be sent: one line.</returns>
    ValueTask<string?> RefusalAsync(long calls, decimal cost, CancellationToken cancellationToken);
}
