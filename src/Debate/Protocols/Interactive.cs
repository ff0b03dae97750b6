namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// Debate or consultancy in which the judge asks between rounds and stops when it has heard enough (Michael et al. 2023;
/// Kenton et al. 2024). Both sides of a round speak at once; both hear the judge.
/// </summary>
/// <param name="Sides">2 for debate, 1 for consultancy.</param>
/// <param name="Rounds">How many rounds there may be; 3 leaves room for two questions.</param>
public sealed record Interactive(int Sides = 2, int Rounds = 3) : IProtocol
{
    int IProtocol.Contestants => Sides;

    /// <inheritdoc/>
    public void Check(DebateSetup setup)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Sides, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Sides, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rounds);
        ArgumentNullException.ThrowIfNull(setup);
        setup.RequireContestants(this);
        if (setup.Judge is not IInquiringJudge)
        {
            throw new ArgumentException($"{this} needs a judge who asks; {setup.Judge.Name} is no {nameof(IInquiringJudge)}.", nameof(setup));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Sides"/> is not 1 or 2, or <see cref="Rounds"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The judge cannot ask.</exception>
    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        Check(setup);
        var judge = (IInquiringJudge)setup.Judge;
        var table = new DebateSession(this, setup);
        for (var round = 0; round < Rounds; round++)
        {
            await table.HearAllAsync(SpeakingTask.Argue, round, Earshot.Everything, cancellationToken);
            if (round + 1 == Rounds
                || await judge.InquireAsync(table.Case(setup.Seed.For("inquiry", round)), cancellationToken) is not { } inquiry)
            {
                break;
            }

            table.HearJudge(SpeakingTask.Ask, round, inquiry);
        }

        return await table.JudgeAsync(cancellationToken);
    }
}
