namespace LearningThePrior.Debate.Protocols;

/// <summary>
/// No debate. A naive judge reads what it likes within its budget: the baseline that every debate must beat. An expert reads up
/// to <see cref="ExpertNodes"/> nodes: what debate would reach if it lost nothing, wherever Z is no larger than that.
/// </summary>
/// <param name="Expert">Whether the judge may read that much.</param>
public sealed record JudgeAlone(bool Expert = false) : IProtocol
{
    /// <summary>What an expert may read: as many nodes as a debate's citations may touch.</summary>
    public const int ExpertNodes = SpeechLimits.CheckedNodes;

    int IProtocol.Contestants => 0;

    /// <inheritdoc/>
    public Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var table = new DebateSession(this, Expert ? setup with { JudgeBudget = new(ExpertNodes, SpeechLimits.CheckedCharacters) } : setup) { IsExpert = Expert };
        return table.JudgeAsync(cancellationToken);
    }
}
