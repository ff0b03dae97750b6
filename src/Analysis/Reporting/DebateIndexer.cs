using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>Makes a debate's line of the index, of a record whose protocol is in the words that are typed.</summary>
internal static class DebateIndexer
{
    public static IndexedDebate Of(int run, ReportRecord record, int block, int place)
    {
        var debate = record.Debate;
        return new(
            run,
            debate.DebateId,
            Bounds.Line(debate.Protocol),
            Bounds.Line(debate.QuestionId),
            Bounds.Line(debate.QuestionText),
            [.. Bounds.Few(debate.Answers).Select(Bounds.Line)],
            debate.Rounds,
            debate.Status,
            Labels(debate.Labels),
            [.. Bounds.Few(record.Judgements.Where(j => j.Final)).Select(j => new VerdictIndexer(record.Judgements, record.Key, Positions(debate)).Of(j, Outcome(debate, j)))],
            block,
            place)
        {
            Debaters = debate.Sides.Count == 0 ? null : [.. debate.Sides.OrderBy(s => s.Label, StringComparer.Ordinal).Select(s => Bounds.Line(s.Debater ?? ""))],
            Sample = debate.Sample,
            Silent = debate.Turns.Count(t => t.IsSilent),
            Cost = debate.Cost,
            Tokens = debate.Tokens,
            Unpriced = debate is { NCalls: > 0, Cost: null },
        };
    }

    /// <summary>A decomposition's line: no sides and no rounds.</summary>
    public static IndexedDebate Of(int run, ReportedDecomposition record, int block, int place)
    {
        var decomposition = record.Decomposition;
        return new(
            run,
            decomposition.DecompositionId,
            Bounds.Line(decomposition.Protocol ?? "amplification"),
            Bounds.Line(decomposition.QuestionId ?? decomposition.DecompositionId),
            Bounds.Line(decomposition.QuestionText ?? decomposition.Questions[0].Question),
            [.. Bounds.Few(decomposition.Answers ?? []).Select(Bounds.Line)],
            Rounds: 0,
            decomposition.Error is null ? RunWarnings.Finished : StoredDecomposition.Failed,
            Labels(decomposition.Labels ?? new Dictionary<string, string>()),
            [.. Bounds.Few(record.Judgements.Where(j => j.Final)).Select(j => new VerdictIndexer(record.Judgements, record.Key, []).Of(j, j.Credences is null ? j.ParseStatus : j.Choice is null ? "even" : "answer") with { Choice = j.Choice })],
            block,
            place)
        {
            Subquestions = decomposition.Questions.Count,
            Cost = decomposition.Cost,
            Tokens = decomposition.Tokens,
            Unpriced = decomposition is { NCalls: > 0, Cost: null },
        };
    }

    private static SortedDictionary<string, string> Labels(IReadOnlyDictionary<string, string> labels) =>
        new(Bounds.Few(labels).ToDictionary(l => l.Key, l => Bounds.Line(l.Value)), StringComparer.Ordinal);

    private static IReadOnlyList<double>[] Positions(StoredDebate debate) => [.. debate.Sides.Select(s => s.Credences).OfType<IReadOnlyList<double>>()];

    private static string Outcome(StoredDebate debate, StoredJudgement judgement)
    {
        if (judgement.Credences is not { } credences)
        {
            return judgement.ParseStatus;
        }

        var positions = debate.Sides.Where(s => s.Credences is not null).ToArray();
        if (positions.Length == 2)
        {
            var nearer = Distance(credences, positions[0]) - Distance(credences, positions[1]);
            return nearer == 0 ? "even" : positions[nearer < 0 ? 0 : 1].Label;
        }

        return judgement.Choice is { } choice ? debate.Sides.FirstOrDefault(s => s.Answer == choice)?.Label ?? "neither" : "even";
    }

    private static double Distance(IReadOnlyList<double> credences, StoredSide side) =>
        credences.Zip(side.Credences!, (a, b) => Math.Abs(a - b)).Sum();
}
