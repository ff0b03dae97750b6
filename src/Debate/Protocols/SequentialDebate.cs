namespace LearningThePrior.Debate.Protocols;

/// <summary>Two sides argue in turn, each hearing all that was said before.</summary>
/// <param name="Rounds">How many speeches each side makes; 2 lets each answer the other once.</param>
public sealed record SequentialDebate(int Rounds = 2) : IProtocol
{
    int IProtocol.Contestants => 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Rounds"/> is not positive.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rounds);
        var table = new DebateSession(this, setup);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var speaker in table.Speakers)
            {
                await table.HearAsync(speaker, SpeakingTask.Argue, round, cancellationToken: cancellationToken);
            }
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
