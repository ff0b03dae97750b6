namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Two consultants argue for two positions and neither ever hears the other; the judge hears both. It has debate's two
/// sides without debate's answers to each other (Radhakrishnan et al. 2023; Kenton et al. 2024).
/// </summary>
/// <param name="Rounds">How many speeches each makes; with nobody to answer, 1 says it all.</param>
public sealed record DoubleConsultancy(int Rounds = 1) : IProtocol
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
            await table.HearAllAsync(SpeakingTask.Argue, round, Earshot.OwnSpeeches, cancellationToken);
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
