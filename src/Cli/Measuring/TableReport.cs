using System.Globalization;
using LearningThePrior.Optimization.Tables;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Measuring;

/// <summary>Prints what <c>ltp measure table</c> found.</summary>
internal static class TableReport
{
    public static void Write(TextWriter output, IReadOnlyList<TableScores> scores, Seed seed)
    {
        var names = scores[0].Scores.Select(s => s.Name).ToArray();
        var width = names.Max(n => n.Length);
        output.WriteLine($"{"mean NLL on D (held out) / D*".PadRight(width)}  {string.Join("  ", scores.Select(s => Text($"{s.Table[..Math.Min(8, s.Table.Length)]} {s.Cut:F2}").PadRight(13)))}");
        for (var i = 0; i < names.Length; i++)
        {
            output.WriteLine($"{names[i].PadRight(width)}  {string.Join("  ", scores.Select(s => Text($"{s.Scores[i].Held.Average():F3} / {s.Scores[i].Later.Average():F3}")))}");
        }

        var ours = Array.IndexOf(names, TableStudy.File);
        var intervals = new TableIntervals(scores, seed);
        output.WriteLine();
        output.WriteLine($"{"mean of all".PadRight(width)}  D      D*     {TableStudy.File} less it, D           {TableStudy.File} less it, D*          seconds a fit (median)");
        for (var i = 0; i < names.Length; i++)
        {
            var (d, later) = (scores.Average(s => s.Scores[i].Held.Average()), scores.Average(s => s.Scores[i].Later.Average()));
            var seconds = scores.Select(s => s.Scores[i].Seconds).Order().ElementAt(scores.Count / 2);
            var gaps = i == ours ? "" : $"{Gap(intervals.OnD(ours, i)),-33}  {Gap(intervals.OnLater(ours, i)),-33}  ";
            output.WriteLine(Text($"{names[i].PadRight(width)}  {d:F3}  {later:F3}  {gaps.PadRight(70)}{seconds:F2}"));
        }

        output.WriteLine();
        foreach (var table in scores.GroupBy(s => s.Table))
        {
            var against = new[] { TableStudy.Logistic, TableStudy.Ignorant }.Select(n =>
            {
                var i = Array.IndexOf(names, n);
                var part = new TableIntervals([.. table], seed);
                return $"less {n} {Gap(part.OnLater(ours, i))}";
            });
            output.WriteLine($"{table.Key.PadRight(width)}  D*, {TableStudy.File} {string.Join(", ", against)}");
        }

        int Sum(Func<TableScores, int> of) => scores.Sum(of);
        output.WriteLine(Text($"counts of classes in periods of D* inside 90 % intervals: {(double)Sum(s => s.Covered) / Sum(s => s.Counts):P1} of {Sum(s => s.Counts)}; with the base rate's step as written {(double)Sum(s => s.CoveredBase) / Sum(s => s.Counts):P1}"));
        foreach (var table in scores.GroupBy(s => s.Table))
        {
            output.WriteLine(Text($"  {table.Key}: {(double)table.Sum(s => s.Covered) / table.Sum(s => s.Counts):P1}; as written {(double)table.Sum(s => s.CoveredBase) / table.Sum(s => s.Counts):P1}"));
        }
    }

    private static string Gap((double Mean, double Low, double High) gap) => $"{Signed(gap.Mean)} ({Signed(gap.Low)} to {Signed(gap.High)})";

    private static string Signed(double value) => (Math.Round(value, 3) + 0.0).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
