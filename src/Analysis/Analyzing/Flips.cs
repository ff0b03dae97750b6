namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Pairs of verdicts that should be the same if order and side did not matter.</summary>
internal static class Flips
{
    /// <summary>One debate judged by one judge in both orders, where both favour an answer; and whether the answer changed.</summary>
    public static IEnumerable<(JudgedDebate Debate, bool Flipped)> OfOrder(IEnumerable<ScoredJudgement> judgements) =>
        from pair in judgements.Where(j => j.Choice is not null).GroupBy(j => (j.Debate, j.Judge, j.IsFinal ? -1 : j.Stage))
        let played = pair.FirstOrDefault(j => !j.IsMirrored)
        let mirrored = pair.FirstOrDefault(j => j.IsMirrored)
        where played is not null && mirrored is not null
        select (pair.Key.Debate, played.Choice != mirrored.Choice);

    /// <summary>Two debates on one question that differ in the swap alone, judged by one judge in the order played; answers are told apart by their words.</summary>
    public static IEnumerable<(JudgedDebate Debate, bool Flipped)> OfSwap(IEnumerable<ScoredJudgement> judgements) =>
        from pair in judgements.Where(j => j is { Choice: not null, IsMirrored: false }).GroupBy(Occasion)
        let first = pair.FirstOrDefault(j => !j.Debate.Row.Swap)
        let second = pair.FirstOrDefault(j => j.Debate.Row.Swap)
        where first is not null && second is not null
        select (first.Debate, Chosen(first) != Chosen(second));

    private static (string Run, int Question, string Protocol, int Sample, string Judge, int Stage) Occasion(ScoredJudgement judgement) => (
        judgement.Debate.Run,
        judgement.Debate.Question,
        judgement.Debate.Row.Protocol,
        judgement.Debate.Row.Sample,
        judgement.Judge,
        judgement.IsFinal ? -1 : judgement.Stage);

    private static string Chosen(ScoredJudgement judgement) => judgement.Debate.Row.Answers[judgement.Choice!.Value];
}
