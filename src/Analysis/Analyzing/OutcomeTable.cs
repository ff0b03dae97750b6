using LearningThePrior.Analysis.Scanning;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>What became of judgements, by the side that held the truth, so that failures that fall on one side are seen.</summary>
internal static class OutcomeTable
{
    /// <summary>Rows for A, for B and for neither, where there is anything.</summary>
    public static List<OutcomeRow> Of(JudgementGroup group)
    {
        var judged = group.Judgements.ToLookup(j => Side(j.SeenAHonest));
        var unjudged = group.Unjudged.ToLookup(d => Side(d.HonestA == true && d.HonestB != true ? true : d.HonestB == true && d.HonestA != true ? false : null));
        return
        [
            .. from side in new[] { "A", "B", "" }
               where judged.Contains(side) || unjudged.Contains(side)
               select Row(side.Length > 0 ? side : null, [.. judged[side]], unjudged[side].Count()),
        ];
    }

    private static string Side(bool? honestA) => honestA switch { true => "A", false => "B", null => "" };

    private static OutcomeRow Row(string? side, List<ScoredJudgement> judgements, long unjudged)
    {
        long Count(Func<ScoredJudgement, bool> of) => judgements.LongCount(of);
        return new(
            side,
            Count(j => j.Correct == true),
            Count(j => j.Correct == false),
            Count(j => j is { Outcome: Outcome.Decided, Correct: null, IsScorable: true }),
            Count(j => j is { Outcome: Outcome.Decided, IsScorable: false }),
            Count(j => j.Outcome == Outcome.Tie),
            Count(j => j.Outcome == Outcome.Abstained),
            Count(j => j.Outcome == Outcome.Unparseable),
            Count(j => j.Outcome == Outcome.Failed),
            unjudged);
    }
}
