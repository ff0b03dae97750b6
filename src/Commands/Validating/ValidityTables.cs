using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.Validity;
using LearningThePrior.Cli.Analyzing;
using Spectre.Console;

namespace LearningThePrior.Cli.Validating;

/// <summary>A validation as tables for a human.</summary>
internal sealed class ValidityTables
{
    private const int PlainWidth = 120;

    private readonly Footnotes _notes = new();
    private readonly IAnsiConsole _console;

    private ValidityTables(TextWriter output) => _console = PlainConsole.On(output, PlainWidth);

    /// <summary>Writes everything.</summary>
    public static void Write(TextWriter output, ValidityResult result) => new ValidityTables(output).Write(result);

    private void Write(ValidityResult result)
    {
        foreach (var judge in result.Judges.GroupBy(j => j.Judge))
        {
            Judge([.. judge]);
        }

        if (result.Ladder.Count > 0)
        {
            Rows(
                "Judges on the same debates, against the first",
                ["accuracy, difference", "p, paired", "right alone", "first alone", "p, McNemar"],
                result.Ladder.Select(r => ($"{r.Judge}{(r.Protocol is { } p ? $", {p}" : "")}", (string[])
                [
                    _notes.Cell(r.Accuracy.Measured), PValue.Text(r.Accuracy.P), $"{r.OnlyJudge}", $"{r.OnlyAgainst}", PValue.Text(r.McNemarP),
                ])));
        }

        foreach (var line in result.Notes.Concat(_notes.Lines))
        {
            _console.WriteLine("  " + PlainConsole.Printable(line));
        }
    }

    private void Judge(JudgeValidity[] rows)
    {
        string[] protocols = [.. rows.Select(r => r.Protocol ?? "all")];
        Rows(
            FormattableString.Invariant($"{rows[0].Judge}: {rows[0].Debates:N0} debates on {rows[0].Questions:N0} questions"),
            protocols,
            ValidityMeasures.Definitions.Keys.Where(m => rows.Any(r => r.Measures[m].Value is not null)).Select(m => (m.Replace('_', ' '), rows.Select(r => _notes.Cell(r.Measures[m])).ToArray())));
        Rows(
            "Verdicts that favour another answer after",
            protocols,
            rows[0].Shifts.Select(s => (Named(s), rows.Select(r => r.Shifts.FirstOrDefault(o => o.Test == s.Test && o.Attack == s.Attack)?.Flipped).Select(m => m is null ? "" : _notes.Cell(m)).ToArray())));
        Rows(
            "Surface features alone, AUC for its verdicts and for the truth (all)",
            ["verdicts", "truth"],
            rows[0].Surface.Select(s => (s.Feature, (string[])[_notes.Cell(s.Verdicts), _notes.Cell(s.Truth)])));
        Rows(
            "Agreement with other judges of these debates (all)",
            ["agreement", "kappa"],
            rows[0].Others.Select(o => (o.Judge, (string[])[_notes.Cell(o.Agreement), _notes.Cell(o.Kappa)])));
    }

    private static string Named(VerdictShift shift) => shift.Attack ?? shift.Test;

    private void Rows(string title, IReadOnlyList<string> columns, IEnumerable<(string Name, string[] Cells)> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(PlainConsole.Printable(column))).RightAligned());
        }

        var any = false;
        foreach (var (name, cells) in rows)
        {
            table.AddRow([Markup.Escape(PlainConsole.Printable(name)), .. cells.Select(Markup.Escape)]);
            any = true;
        }

        if (any)
        {
            _console.WriteLine("");
            _console.WriteLine(PlainConsole.Printable(title));
            _console.Write(table);
        }
    }
}
