using static LearningThePrior.Cli.Analyzing.TablePrinter;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>How strong debaters are against each other.</summary>
internal static class RatingTable
{
    /// <summary>The table; nothing where no two debaters met.</summary>
    public static void Write(TablePrinter printer)
    {
        if (printer.Result.Ratings is not { } ratings)
        {
            return;
        }

        printer.Table(
            "Debaters against each other (Bradley-Terry, log odds)",
            ["verdicts", "won", "rating", "score difference"],
            [
                .. ratings.Debaters.Select(d => (Shown(d.Debater), (string[])[Number(d.Rating.N), Number(d.Wins), printer.Cell(d.Rating), printer.Cell(d.ScoreDifference)])),
                ("advantage of side A", [Number(ratings.SideA.N), "", printer.Cell(ratings.SideA), ""]),
            ]);
    }
}
