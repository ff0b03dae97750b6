namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Two sides argue at once: in each round neither hears the other's speech of that round, so that nobody has the last
/// word (Khan et al. 2024).
/// </summary>
/// <param name="Rounds">How many speeches each side makes; 2 lets each answer the other once.</param>
public sealed record SimultaneousDebate(int Rounds = 2) : IProtocol
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
            await table.HearAllAsync(SpeakingTask.Argue, round, Earshot.Everything, cancellationToken);
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
