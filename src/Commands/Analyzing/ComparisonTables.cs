using LearningThePrior.Analysis.Analyzing;
using static LearningThePrior.Cli.Analyzing.TablePrinter;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>How groups differ: on the questions that both have, each on all of its questions, and on the same debates.</summary>
internal static class ComparisonTables
{
    /// <summary>Every table that has something to tell.</summary>
    public static void Write(TablePrinter printer)
    {
        var pairs = printer.Result.Comparisons;
        Differences(printer, "First less second, on the questions that both have", pairs, c => c.Differences, c => c.CommonQuestions);
        Differences(
            printer,
            "First less second, each on all of its questions",
            pairs.Where(c => c.FirstOnly + c.SecondOnly > 0 && c.Unpaired[StatisticNames.Accuracy].Measured.Value is not null),
            c => c.Unpaired,
            c => c.Unpaired[StatisticNames.Accuracy].Measured.N);
        if (pairs.Any(c => c.SameDebates is not null))
        {
            printer.Table(
                "On the same debates, right alone (McNemar, exact)",
                ["debates", "first alone", "second alone", "p"],
                from pair in pairs
                where pair.SameDebates is not null
                let same = pair.SameDebates
                select (Pair(printer, pair), (string[])[Number(same.Debates), Number(same.FirstOnly), Number(same.SecondOnly), PValue.Text(same.P)]));
        }
    }

    private static void Differences(
        TablePrinter printer, string title, IEnumerable<GroupComparison> pairs, Func<GroupComparison, IReadOnlyDictionary<string, Difference>> of, Func<GroupComparison, long> questions)
    {
        if (!pairs.Any())
        {
            return;
        }

        printer.Table(title, ["questions", "accuracy", "p", "Brier", "p"], pairs.Select(pair =>
        {
            var (accuracy, brier) = (of(pair)[StatisticNames.Accuracy], of(pair)[StatisticNames.Brier]);
            return (Pair(printer, pair), (string[])[Number(questions(pair)), printer.Cell(accuracy.Measured), P(accuracy), printer.Cell(brier.Measured), P(brier)]);
        }));
    }

    private static string Pair(TablePrinter printer, GroupComparison pair) => $"{printer.Name(pair.First)} - {printer.Name(pair.Second)}";

    private static string P(Difference difference) => PValue.Text(difference.CorrectedP ?? difference.P);
}
