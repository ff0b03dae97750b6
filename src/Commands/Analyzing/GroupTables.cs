using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using static LearningThePrior.Analysis.Analyzing.StatisticNames;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>The statistics of each group: one table for each question that they answer.</summary>
internal static class GroupTables
{
    /// <summary>Every table that has something to tell.</summary>
    public static void Write(TablePrinter printer)
    {
        var one = printer.Result.Played.TrimEnd('s');
        Statistics(printer, "How often right (a tie counts wrong), and how sure", [("accuracy", Accuracy, 2), ("log score", LogScore, 2), ("Brier", Brier, 2)], withCounts: true);
        Statistics(printer, "Sureness", [("credence in truth", CredenceInTruth, 2), ("calibration error", Ece, 3), ("of it by chance", EceByChance, 3)]);
        Statistics(printer, "What became of judgements", [("decided", Decided, 3), ("even", Even, 3), ("tie", Tie, 3), ("abstained", Abstained, 3), ("unparseable", Unparseable, 3), ("failed", Failed, 3)], sharesOnly: true);
        WriteOrderAndSide(printer);
        Statistics(printer, "Right by where the truth stood", [("side A", AccuracyHonestA, 2), ("side B", AccuracyHonestB, 2), ("A less B", SideBias, 2)]);
        Statistics(printer, "Right by who spoke first", [("truth first", AccuracyHonestFirst, 2), ("truth second", AccuracyHonestSecond, 2), ("difference", SeatBias, 2)]);
        Statistics(printer, "Debaters' scores", [("for the truth", ScoreForTruth, 2), ("against it", ScoreAgainstTruth, 2), ("difference", ScoreDifference, 2)]);
        Statistics(printer, "Length", [("longer side wins", LongerWins, 2), ("rank correlation", LengthCorrelation, 2), ("words, honest", WordsHonest, 0), ("dishonest", WordsDishonest, 0)]);
        if (printer.Groups.Any(g => g.Statistics[SilentDebates].Value > 0))
        {
            Statistics(printer, "Silence: share of debates with a silent side, silent turns a debate", [("debates", SilentDebates, 2), ("side A", SilentA, 2), ("side B", SilentB, 2), ("honest", SilentHonest, 2), ("dishonest", SilentDishonest, 2)]);
        }

        Statistics(printer, "Citations that hold", [("all", CitationsHold, 2), ("honest side", CitationsHoldHonest, 2), ("dishonest side", CitationsHoldDishonest, 2)]);
        Statistics(printer, "Cost", [($"of a {one}", CostOfDebate, 4), ("of a judgement", CostOfJudgement, 4), ($"calls a {one}", Calls, 1), ("tokens", Tokens, 0)]);
    }

    /// <summary>What judges said, in one table.</summary>
    public static void WriteShort(TablePrinter printer) =>
        Statistics(printer, "How often right (a tie counts wrong), how sure, and how often the order decides", [("accuracy", Accuracy, 2), ("Brier", Brier, 2), ("flips with order", FlipOrder, 2)], withCounts: true);

    /// <summary>How order and side swayed verdicts.</summary>
    public static void WriteOrderAndSide(TablePrinter printer) =>
        Statistics(printer, "Order and side", [("flips with order", FlipOrder, 2), ("flips with sides", FlipSwap, 2), ("for A", ForA, 2), ("for the first", ForFirst, 2)]);

    /// <summary>A share, without its interval.</summary>
    public static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static void Statistics(TablePrinter printer, string title, (string Title, string Name, int Digits)[] columns, bool withCounts = false, bool sharesOnly = false)
    {
        if (!printer.Groups.Any(g => columns.Any(c => g.Statistics[c.Name].Value is not null)))
        {
            return;
        }

        printer.Table(
            title,
            withCounts ? [printer.Result.Played, "questions", .. columns.Select(c => c.Title)] : [.. columns.Select(c => c.Title)],
            printer.Groups.Select(group =>
            {
                string[] counts = withCounts ? [TablePrinter.Number(group.Debates), TablePrinter.Number(group.Questions)] : [];
                return (printer.Name(group.Factors), (string[])[.. counts, .. columns.Select(c => sharesOnly ? Share(group, c.Name) : printer.Cell(group.Statistics[c.Name], c.Digits))]);
            }));
    }

    private static string Share(GroupResult group, string name) => group.Statistics[name].Value is { } share ? Percent(share) : "-";
}
