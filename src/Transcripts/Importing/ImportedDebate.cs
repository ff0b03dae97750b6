namespace LearningThePrior.Transcripts.Importing;

/// <summary>All that a stretch of a file becomes which is of one debate.</summary>
/// <param name="DebateId">The debate.</param>
internal sealed record ImportedDebate(string DebateId)
{
    /// <summary>The debate itself; null where an earlier stretch brought it and this adds judgements.</summary>
    public StoredDebate? Debate { get; init; }

    /// <summary>The decomposition that it is, where it is none of a debate.</summary>
    public StoredDecomposition? Decomposition { get; init; }

    public IReadOnlyList<StoredJudgement> Judgements { get; init; } = [];

    public StoredKey? Key { get; init; }

    /// <summary>The nodes of its tree; of a tree that another debate brought too, they are written once.</summary>
    public IReadOnlyList<StoredNode> Nodes { get; init; } = [];

    /// <summary>What has no place in the store: its source and what is left of it.</summary>
    public IReadOnlyList<(string Source, JsonPart Left)> Extras { get; init; } = [];

    /// <summary>What is out of the ordinary.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
