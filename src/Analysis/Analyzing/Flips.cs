namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Pairs of verdicts that should be the same if order and side did not matter.</summary>
internal static class Flips
{
    /// <summary>One debate judged by one judge in both orders, where both favour an answer; and whether the answer changed. One of the two may be of another group.</summary>
    /// <param name="judgements">All of a debate's together.</param>
    public static IEnumerable<(JudgedDebate Debate, bool Flipped)> OfOrder(IReadOnlyList<ScoredJudgement> judgements)
    {
        List<ScoredJudgement> counted = [];
        foreach (var judgement in judgements.Where(j => j.Choice is not null))
        {
            if (counted is [var earlier, ..] && earlier.Debate != judgement.Debate)
            {
                counted.Clear();
            }

            if (Array.Find(judgement.Debate.Judgements, j => IsOtherOrder(j, judgement)) is { } other && !counted.Contains(other))
            {
                counted.Add(judgement);
                yield return (judgement.Debate, judgement.Choice != other.Choice);
            }
        }
    }

    /// <summary>Two debates on one question that differ in the swap alone, judged by one judge in the order played; answers are told apart by their words.</summary>
    public static IEnumerable<(JudgedDebate Debate, bool Flipped)> OfSwap(IReadOnlyList<ScoredJudgement> judgements)
    {
        ScoredJudgement[] played = [.. judgements.Where(IsPlayed)];
        Array.Sort(Array.ConvertAll(played, j => j.Debate.Question), played);
        var firsts = new Dictionary<(string, string, string, int, JudgeId, int), ScoredJudgement>();
        for (var (from, to) = (0, 0); from < played.Length; from = to)
        {
            firsts.Clear();
            while (to < played.Length && played[to].Debate.Question == played[from].Debate.Question)
            {
                if (!played[to++].Debate.Row.Swap)
                {
                    firsts.TryAdd(Occasion(played[to - 1]), played[to - 1]);
                }
            }

            foreach (var second in played[from..to].Where(j => j.Debate.Row.Swap))
            {
                if (firsts.Remove(Occasion(second), out var first))
                {
                    yield return (first.Debate, Chosen(first) != Chosen(second));
                }
            }
        }
    }

    private static bool IsOtherOrder(ScoredJudgement one, ScoredJudgement other) =>
        one.Choice is not null && one.IsMirrored != other.IsMirrored && one.By.IsSame(other.By) && one.IsFinal == other.IsFinal && (one.IsFinal || one.Stage == other.Stage);

    private static bool IsPlayed(ScoredJudgement judgement) => judgement is { Choice: not null, IsMirrored: false };

    /// <summary>What two debates of a pair have in common besides the question. Cells of an experiment are told apart by their labels.</summary>
    private static (string Run, string Cell, string Protocol, int Sample, JudgeId Judge, int Stage) Occasion(ScoredJudgement judgement) => (
        judgement.Debate.Run,
        string.Join('\n', Array.FindAll(judgement.Debate.Row.Labels, l => l.Name is "cell" or "prompts").Select(l => l.Text)),
        judgement.Debate.Row.Protocol,
        judgement.Debate.Row.Sample,
        judgement.By,
        judgement.IsFinal ? -1 : judgement.Stage);

    private static string Chosen(ScoredJudgement judgement) => judgement.Debate.Row.Answers[judgement.Choice!.Value];
}
