using System.Globalization;
using LearningThePrior.Optimization.Learning;
using Spectre.Console;

namespace LearningThePrior.Cli.Learning;

/// <summary>
/// The ledger of what the loop and its rivals took, a world on average: numbers learned, evaluations of the objective, questions put to the
/// human and of these about the prior, characters that he read, millions of multiply-adds, seconds.
/// </summary>
internal static class RivalTable
{
    public static Table Of(Summary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("a world took").NoWrap());
        foreach (var column in new[] { "parameters", "evaluations", "judged", "prior", "characters", "Mmult-add", "seconds" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var rival in summary.Rivals)
        {
            table.AddRow(
                Markup.Escape(Plain(rival.Name)),
                Count(rival.Parameters),
                Count(rival.Evaluations),
                Count(rival.JudgeCalls),
                Count(rival.PriorCalls),
                Count(rival.CharactersShown),
                rival.MultiplyAdds is { } work ? (work / 1e6).ToString("N1", CultureInfo.InvariantCulture) : "-",
                rival.WallS is { } seconds ? seconds.ToString("F2", CultureInfo.InvariantCulture) : "-");
        }

        return table;
    }

    /// <summary>A rival's name in words.</summary>
    public static string Plain(string rival) => rival switch
    {
        "ltp" => "learned prior (ltp)",
        "bayes" => "exact Bayes (warm-up 1)",
        "direct" => "direct fit, best on held-out D",
        _ => "  " + rival,
    };

    private static string Count(double mean) => mean.ToString("N0", CultureInfo.InvariantCulture);
}
