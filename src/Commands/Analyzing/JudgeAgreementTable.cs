using static LearningThePrior.Cli.Analyzing.TablePrinter;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>How far judges agree, in pairs and all together.</summary>
internal static class JudgeAgreementTable
{
    /// <summary>The table; nothing where no two judges judged one debate.</summary>
    public static void Write(TablePrinter printer)
    {
        var agreement = printer.Result.Agreement;
        var together = agreement.Judges.Count > 2 && agreement.AlphaChoice.N > 0;
        if (agreement.Pairs.Count == 0 && !together)
        {
            return;
        }

        List<(string Name, string[] Cells)> rows =
        [
            .. agreement.Pairs.Select(p => ($"{Shown(p.First)} - {Shown(p.Second)}", (string[])[Number(p.Debates), printer.Cell(p.Agree), printer.Cell(p.Kappa), printer.Cell(p.AlphaCredence)])),
        ];
        if (together)
        {
            rows.Add(("all judges: alpha", ["", "", printer.Cell(agreement.AlphaChoice), printer.Cell(agreement.AlphaCredence)]));
        }

        printer.Table("Judges on the debates that both judged", ["debates", "agree", "kappa", "alpha, credence"], rows);
    }
}
