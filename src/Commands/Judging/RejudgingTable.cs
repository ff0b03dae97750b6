using System.Globalization;
using LearningThePrior.Experiments.Judging;

namespace LearningThePrior.Cli.Judging;

/// <summary>What judging again added, a row for each judge and order.</summary>
internal static class RejudgingTable
{
    private static readonly string[] Statuses = ["decided", "tie", "abstained", "unparseable", "failed"];

    public static void Write(TextWriter output, string path, IReadOnlyList<JudgeTotals> totals)
    {
        if (totals.Count == 0)
        {
            output.WriteLine($"{path} holds no debates; nothing was judged.");
            return;
        }

        var width = Math.Max("judge".Length, totals.Max(t => t.JudgeId.Length));
        output.WriteLine($"{"judge".PadRight(width)}  order      there before    added  {string.Join("  ", Statuses)}  right of scored");
        foreach (var row in totals)
        {
            var counts = string.Join("  ", Statuses.Select(s => Number(row.ByStatus.GetValueOrDefault(s)).PadLeft(s.Length)));
            output.WriteLine(
                $"{row.JudgeId.PadRight(width)}  {row.Order,-9}  {Number(row.Earlier),12}  {Number(row.Added),7}  {counts}  {Number(row.Right)} of {Number(row.Scored)}");
        }

        if (totals.Max(t => t.OfSilent) is var silent and > 0)
        {
            output.WriteLine($"Of the debates judged, {Number(silent)} have a side that was silent in a turn ('ltp analyze {path} --without-silent' leaves them out).");
        }

        if (totals.Sum(t => t.NotMirrored) is var refused and > 0)
        {
            output.WriteLine($"Not mirrored: {Number(refused)}, as speeches call sides by their labels ('Debater B'); --side-names rewrite turns the labels round and marks them, --side-names keep leaves them as said.");
        }

        if (totals.Sum(t => t.NamingSides) is var named and > 0)
        {
            output.WriteLine($"Of the mirrored judgements added, {Number(named)} are of debates whose speeches call sides by their labels (side_names in judgements.jsonl).");
        }

        output.WriteLine($"Added to {Path.Combine(path, "judgements.jsonl")}.");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
