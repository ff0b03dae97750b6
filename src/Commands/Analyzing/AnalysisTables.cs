using LearningThePrior.Analysis.Analyzing;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>A result as tables for a human: which of them are printed, and in which order.</summary>
internal static class AnalysisTables
{
    private const int PlainWidth = 100;

    /// <summary>Writes everything that has something to tell.</summary>
    public static void Write(TextWriter output, AnalysisResult result)
    {
        var printer = On(output, result);
        Runs(printer);
        if (result.Overall.Debates > 0)
        {
            GroupTables.Write(printer);
            OutcomeTables.Write(printer);
            CredenceTables.Write(printer);
            ComparisonTables.Write(printer);
            JudgeAgreementTable.Write(printer);
            RatingTable.Write(printer);
        }

        Foot(printer);
    }

    /// <summary>
    /// Writes two tables, of which <c>ltp analyze</c> tells the rest. The first is what judges said. The second is how strong debaters are; without ratings, how groups differ; without
    /// groups, how order and side swayed verdicts.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="result">The groups of the first table.</param>
    /// <param name="apart">The groups whose differences are told; null for the same ones.</param>
    public static void WriteShort(TextWriter output, AnalysisResult result, AnalysisResult? apart = null)
    {
        var printer = On(output, result);
        Runs(printer);
        if (result.Overall.Debates > 0)
        {
            GroupTables.WriteShort(printer);
            var differences = printer.Of(apart ?? result);
            if (result.Ratings is not null)
            {
                RatingTable.Write(printer);
            }
            else if (differences.Result.Comparisons.Count > 0)
            {
                ComparisonTables.Write(differences);
            }
            else
            {
                GroupTables.WriteOrderAndSide(printer);
            }
        }

        Foot(printer);
    }

    /// <summary>Writes how groups differ and how strong debaters are, and what was left out.</summary>
    public static void WriteDifferences(TextWriter output, AnalysisResult result)
    {
        var printer = On(output, result);
        ComparisonTables.Write(printer);
        RatingTable.Write(printer);
        Foot(printer);
    }

    private static TablePrinter On(TextWriter output, AnalysisResult result) => new(PlainConsole.On(output, PlainWidth), result, new Footnotes());

    private static void Runs(TablePrinter printer)
    {
        foreach (var run in printer.Result.Runs)
        {
            var decompositions = run.Decompositions > 0 ? $", {run.Decompositions:N0} decompositions ({run.DecompositionVerdicts:N0} judged)" : "";
            printer.Line($"{TablePrinter.Shown(run.Name)} ({TablePrinter.Shown(run.Kind)}): {run.Debates:N0} debates{decompositions}, {run.Judgements:N0} judgements");
        }
    }

    private static void Foot(TablePrinter printer)
    {
        string[] dropped = [.. printer.Result.Dropped.Select(d => $"{d.Count:N0} {d.What}: {d.Cause} ({string.Join(", ", d.Examples)}{(d.Count > d.Examples.Count ? ", ..." : "")})")];
        foreach (var (title, lines) in new[] { ("Left out", dropped), ("Notes", [.. printer.Result.Notes, .. printer.Notes]) })
        {
            if (lines.Length > 0)
            {
                printer.Line("");
                printer.Line(title);
                foreach (var line in lines)
                {
                    printer.Line("  " + PlainConsole.Printable(line));
                }
            }
        }
    }
}
