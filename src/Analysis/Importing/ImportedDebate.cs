using LearningThePrior.Analysis.Store;

namespace LearningThePrior.Analysis.Importing;

/// <summary>All that one debate of a file becomes.</summary>
internal sealed record ImportedDebate(StoredDebate Debate)
{
    public IReadOnlyList<StoredJudgement> Judgements { get; init; } = [];

    public StoredKey? Key { get; init; }

    /// <summary>The nodes of its tree; of a tree that another debate brought too, they are written once.</summary>
    public IReadOnlyList<StoredNode> Nodes { get; init; } = [];

    /// <summary>What has no place in the store: its source and what is left of it.</summary>
    public IReadOnlyList<(string Source, JsonPart Left)> Extras { get; init; } = [];

    /// <summary>What is out of the ordinary.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
