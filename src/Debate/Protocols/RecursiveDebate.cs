namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Debate that descends the tree (Irving, Christiano and Amodei 2018): the first speaker commits to a claim about the
/// whole, divides it into parts, the second contests one part, and so on until the first rests on a single node. A false
/// claim must have a false part, so that a judge who reads one node can decide at any depth.
/// </summary>
/// <param name="MaxDepth">How often a claim may be divided; 4,096 is deeper than any world here and bounds a hostile debater.</param>
public sealed record RecursiveDebate(int MaxDepth = 4_096) : IProtocol
{
    int IProtocol.Contestants => 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="MaxDepth"/> is not positive.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxDepth);
        var table = new DebateSession(this, setup);
        var (claimant, challenger) = (table.Speakers[0], table.Speakers[1]);

        var opening = await table.HearAsync(claimant, SpeakingTask.Open, 0, cancellationToken: cancellationToken);
        var reply = await table.HearAsync(challenger, SpeakingTask.Open, 0, cancellationToken: cancellationToken);
        var atHand = opening.FirstClaim;
        if (atHand is not null && !atHand.Equals(reply.FirstClaim))
        {
            for (var round = 1; round <= MaxDepth; round++)
            {
                var division = await table.HearAsync(claimant, SpeakingTask.Divide, round, atHand, [], cancellationToken);
                if (division.Claims.Count == 0)
                {
                    break;
                }

                var challenge = await table.HearAsync(
                    challenger, SpeakingTask.Challenge, round, atHand, division.Claims, cancellationToken);
                if (challenge.Contested is not { } contested)
                {
                    break;
                }

                atHand = division.Claims[contested];
            }
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
