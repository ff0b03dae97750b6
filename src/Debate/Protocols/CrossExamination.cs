namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Debate in which the second speaker fixes what the first one's claim meant by asking a past copy of it (Barnes and
/// Christiano 2020): each copy knows the claim, and nothing of what was said since, so that it cannot bend its words to where the
/// questions lead. After at most <see cref="Questions"/> questions both sides argue once, having heard the answers.
/// </summary>
/// <param name="Questions">How often a copy may be asked; 64 reaches the leaves of every world here.</param>
public sealed record CrossExamination(int Questions = 64) : IProtocol
{
    int IProtocol.Contestants => 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Questions"/> is not positive.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Questions);
        var table = new DebateSession(this, setup);
        var (claimant, examiner) = (table.Speakers[0], table.Speakers[1]);

        var opening = await table.HearAsync(claimant, SpeakingTask.Open, 0, cancellationToken: cancellationToken);
        var reply = await table.HearAsync(examiner, SpeakingTask.Open, 0, cancellationToken: cancellationToken);
        var meant = opening.FirstClaim is { } claim && !claim.Equals(reply.FirstClaim) ? claim : null;
        var round = 1;
        for (; round <= Questions && meant is not null; round++)
        {
            var answer = await table.HearPastCopyAsync(claimant, SpeakingTask.Divide, round, meant, heard: 1, cancellationToken);
            if (answer.Claims.Count == 0)
            {
                break;
            }

            var question = await table.HearAsync(examiner, SpeakingTask.Challenge, round, meant, answer.Claims, cancellationToken);
            meant = question.Contested is { } contested ? answer.Claims[contested] : null;
        }

        await table.HearAllAsync(SpeakingTask.Argue, round + 1, Earshot.Everything, cancellationToken);
        return await table.JudgeAsync(cancellationToken);
    }
}
