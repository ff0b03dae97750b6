using LearningThePrior.Analysis.Analyzing;
using static LearningThePrior.Cli.Analyzing.TablePrinter;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>What became of judgements, by the side that held the truth.</summary>
internal static class OutcomeTables
{
    /// <summary>The shares of each group, and the counts of the whole.</summary>
    public static void Write(TablePrinter printer)
    {
        Shares(printer);
        printer.Table(
            "Judgements of all, by the side that held the truth",
            ["right", "wrong", "even", "tie", "abstain", "unread", "failed", "no key", "unjudged"],
            printer.Result.Overall.Outcomes.Select(row =>
                (Truth(row), new[] { row.Right, row.Wrong, row.Even, row.Tie, row.Abstained, row.Unparseable, row.Failed, row.Unscored, row.Unjudged }.Select(Number).ToArray())));
    }

    /// <summary>Of each group, so that what fails more often on one side is seen; nothing where all was decided.</summary>
    private static void Shares(TablePrinter printer)
    {
        if (printer.Groups.All(g => g.Statistics[StatisticNames.Decided].Value is null or 1 && g.Statistics[StatisticNames.Even].Value is null or 0))
        {
            return;
        }

        printer.Table(
            "What became of judgements, by the side that held the truth",
            ["judgements", "decided", "even", "tie", "abstained", "unparseable", "failed"],
            from g in printer.Groups
            from row in g.Outcomes
            let decided = row.Right + row.Wrong + row.Even + row.Unscored
            let all = decided + row.Tie + row.Abstained + row.Unparseable + row.Failed
            where all > 0
            let counts = new[] { decided, row.Even, row.Tie, row.Abstained, row.Unparseable, row.Failed }
            select ($"{printer.Name(g.Factors)}, {Truth(row)}", (string[])[Number(all), .. counts.Select(n => GroupTables.Percent((double)n / all))]));
    }

    private static string Truth(OutcomeRow row) => row.HonestSide is { } side ? $"truth on {side}" : "side unknown";
}
