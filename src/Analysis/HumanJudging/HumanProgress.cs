using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>How far one judge came with one debate.</summary>
/// <param name="DebateId">The debate.</param>
/// <param name="Mirrored">Whether it is shown mirrored.</param>
internal sealed record HumanProgress(string DebateId, bool Mirrored)
{
    /// <summary>The stage to judge next.</summary>
    public int Stage { get; init; }

    /// <summary>What was believed at the stage before.</summary>
    public IReadOnlyList<double>? Credences { get; init; }

    /// <summary>Whether the last word was said.</summary>
    public bool IsDone { get; init; }

    /// <summary>The progress once a judgement of this debate is recorded.</summary>
    public HumanProgress After(StoredJudgement judgement) => judgement.Stage < Stage ? this with { IsDone = IsDone || judgement.Final } : this with
    {
        Mirrored = judgement.Order == StoredJudgement.Mirrored,
        Stage = judgement.Stage + 1,
        Credences = judgement.Credences,
        IsDone = IsDone || judgement.Final,
    };
}
