namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Debate whose verdict can be challenged: the judge rules, the side that the ruling goes against may argue anew, the other
/// answers, and the judge, who may read as much again, rules anew.
/// </summary>
/// <param name="Rounds">How many speeches each side makes before the first ruling.</param>
/// <param name="Appeals">How many rulings may be challenged.</param>
public sealed record Recourse(int Rounds = 1, int Appeals = 1) : IProtocol
{
    int IProtocol.Contestants => 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Rounds"/> or <see cref="Appeals"/> is not positive.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rounds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Appeals);
        var table = new DebateSession(this, setup);
        for (var round = 0; round < Rounds; round++)
        {
            await table.HearAllAsync(SpeakingTask.Argue, round, Earshot.Everything, cancellationToken);
        }

        for (var appeal = 0; appeal < Appeals; appeal++)
        {
            var ruling = await table.RuleAsync(Rounds + appeal - 1, cancellationToken);
            if (table.Disfavoured(ruling) is not { } loser)
            {
                break;
            }

            var challenge = await table.HearAsync(loser, SpeakingTask.Appeal, Rounds + appeal, cancellationToken: cancellationToken);
            if (challenge is { Claims: [], Citations: [] })
            {
                break;
            }

            await table.HearAsync(
                table.Speakers[0] == loser ? table.Speakers[1] : table.Speakers[0], SpeakingTask.Argue, Rounds + appeal, cancellationToken: cancellationToken);
            table.RenewJudgeBudget();
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
