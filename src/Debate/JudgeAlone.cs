namespace LearningThePrior.Debate;

/// <summary>No debate: the judge reads what it likes within its budget. The baseline that every debate must beat.</summary>
public sealed record JudgeAlone : IProtocol
{
    int IProtocol.Contestants => 0;

    /// <inheritdoc/>
    public Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default) =>
        new DebateTable(this, setup).JudgeAsync(cancellationToken);
}
