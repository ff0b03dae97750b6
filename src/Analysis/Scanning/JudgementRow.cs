using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>What became of a judgement, in the order of <see cref="StoreWords.ParseStatuses"/>.</summary>
internal enum Outcome
{
    Decided,
    Tie,
    Abstained,
    Unparseable,
    Failed,
}

/// <summary>What statistics need of a judgement.</summary>
/// <param name="DebateId">The debate.</param>
/// <param name="Judge">The judge.</param>
/// <param name="Kind">What kind of judge.</param>
/// <param name="Stage">How many rounds had been heard.</param>
/// <param name="Final">Whether it is the verdict.</param>
/// <param name="Mirrored">Whether it was judged in the other order.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Credences">A credence for each answer; null unless decided.</param>
/// <param name="Correct">Whether it is right, as stored.</param>
/// <param name="LogScore">Its log score, as stored.</param>
/// <param name="Brier">Its Brier score, as stored.</param>
/// <param name="Method">How credences came about.</param>
/// <param name="Characters">How many characters of Z the judge was shown, where known.</param>
/// <param name="Cost">Its cost, where known.</param>
internal sealed record JudgementRow(
    string DebateId,
    string Judge,
    string Kind,
    int Stage,
    bool Final,
    bool Mirrored,
    Outcome Outcome,
    double[]? Credences,
    bool? Correct,
    double? LogScore,
    double? Brier,
    string Method,
    int? Characters,
    double? Cost)
{
    /// <summary>A judgement's row.</summary>
    public static JudgementRow Of(StoredJudgement judgement, SharedValues pool) => new(
        judgement.DebateId,
        pool.Of(judgement.JudgeId),
        pool.Of(judgement.JudgeKind),
        judgement.Stage,
        judgement.Final,
        judgement.Order == StoredJudgement.Mirrored,
        (Outcome)Array.IndexOf(StoreWords.ParseStatuses, judgement.ParseStatus),
        judgement.Credences?.ToArray(),
        judgement.Correct,
        judgement.LogScore,
        judgement.Brier,
        pool.Of(judgement.Method),
        judgement.Characters,
        judgement.Cost);
}
