using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>How far one judge came with one debate or decomposition.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mirrored">Whether it is shown mirrored.</param>
internal sealed record HumanProgress(string Id, bool Mirrored)
{
    /// <summary>The stage to judge next.</summary>
    public int Stage { get; init; }

    /// <summary>What was believed at the stage before.</summary>
    public IReadOnlyList<double>? Credences { get; init; }

    /// <summary>The nodes that the judge asked to see whole up to the stage before.</summary>
    public IReadOnlyList<string> Read { get; init; } = [];

    /// <summary>Whether the last word was said.</summary>
    public bool IsDone { get; init; }

    /// <summary>The progress once a judgement of this item is recorded.</summary>
    public HumanProgress After(StoredJudgement judgement) => judgement.Stage < Stage ? this with { IsDone = IsDone || judgement.Final } : this with
    {
        Mirrored = judgement.Order == StoredJudgement.Mirrored,
        Stage = judgement.Stage + 1,
        Credences = judgement.Credences,
        Read = judgement.Read ?? [],
        IsDone = IsDone || judgement.Final,
    };
}
