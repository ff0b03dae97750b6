namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// One consultant argues for an assigned position and nobody answers: what debate is compared with (Michael et al. 2023;
/// Kenton et al. 2024).
/// </summary>
/// <param name="Rounds">How many speeches the consultant makes; with nobody to answer, 1 says it all.</param>
public sealed record Consultancy(int Rounds = 1) : IProtocol
{
    int IProtocol.Contestants => 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Rounds"/> is not positive.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rounds);
        var table = new DebateSession(this, setup);
        for (var round = 0; round < Rounds; round++)
        {
            await table.HearAsync(table.Speakers[0], SpeakingTask.Argue, round, cancellationToken: cancellationToken);
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
