namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Prover-estimator debate (Brown-Cohen, Irving and Piliouras 2025): the prover divides its claim, the estimator says of each
/// part how probable it is, and the prover picks a part that it holds to be estimated wrongly, which is divided next. The
/// estimator need not find the flaw in a long argument, only know how far each part is to be believed.
/// </summary>
/// <param name="MaxDepth">How often a claim may be divided; 4,096 is deeper than any world here and bounds a hostile debater.</param>
public sealed record ProverEstimator(int MaxDepth = 4_096) : IProtocol
{
    int IProtocol.Contestants => 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="MaxDepth"/> is not positive.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxDepth);
        var table = new DebateSession(this, setup);
        var (prover, estimator) = (table.Speakers[0], table.Speakers[1]);

        var opening = await table.HearAsync(prover, SpeakingTask.Open, 0, cancellationToken: cancellationToken);
        await table.HearAsync(estimator, SpeakingTask.Open, 0, cancellationToken: cancellationToken);
        var atHand = opening.FirstClaim;
        for (var round = 1; atHand is not null && round <= MaxDepth; round++)
        {
            var division = await table.HearAsync(prover, SpeakingTask.Divide, round, atHand, [], cancellationToken);
            if (division.Claims.Count == 0)
            {
                break;
            }

            await table.HearAsync(estimator, SpeakingTask.Estimate, round, atHand, division.Claims, cancellationToken);
            var pick = await table.HearAsync(prover, SpeakingTask.Challenge, round, atHand, division.Claims, cancellationToken);
            atHand = pick.Contested is { } contested ? division.Claims[contested] : null;
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
