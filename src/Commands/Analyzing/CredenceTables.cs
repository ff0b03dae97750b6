using static LearningThePrior.Cli.Analyzing.TablePrinter;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>The credences of all verdicts together: how often they were borne out, and how they grew over rounds.</summary>
internal static class CredenceTables
{
    /// <summary>Both tables, where there is something to tell.</summary>
    public static void Write(TablePrinter printer)
    {
        if (printer.Result.Overall.Calibration is { } calibration)
        {
            printer.Table(
                "Calibration of all",
                ["verdicts", "mean credence", "right"],
                calibration.Bins.Select(bin => (
                    $"credence {Footnotes.Number(bin.Low, 1)} to {Footnotes.Number(bin.High, 1)}", (string[])[Number(bin.N), Footnotes.Number(bin.Credence, 2), printer.Cell(bin.Right)])));
        }

        if (printer.Result.Overall.Stages is { Count: > 1 } stages)
        {
            printer.Table(
                "Credence in the truth, all",
                ["judgements", "mean credence"],
                stages.Select(stage => (
                    stage.Stage == 0 ? "before any round" : $"after round {stage.Stage}", (string[])[Number(stage.Credence.N), printer.Cell(stage.Credence)])));
        }
    }
}
