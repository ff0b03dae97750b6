using System.Globalization;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Probability.Statistics;
using Spectre.Console;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>Prints tables about one result: every table with its title, groups by their names, and one list of footnotes for all cells.</summary>
internal sealed class TablePrinter(IAnsiConsole console, AnalysisResult result, Footnotes notes)
{
    private const int NameWidth = 30;

    /// <summary>What is printed.</summary>
    public AnalysisResult Result => result;

    /// <summary>The groups, and the whole below them.</summary>
    public IEnumerable<GroupResult> Groups => result.Groups.Append(result.Overall);

    /// <summary>What the marks in cells mean.</summary>
    public IEnumerable<string> Notes => notes.Lines;

    /// <summary>A printer of another result, on the same console and with the same footnotes.</summary>
    public TablePrinter Of(AnalysisResult other) => new(console, other, notes);

    /// <summary>Prints a line.</summary>
    public void Line(string text) => console.WriteLine(text);

    /// <summary>Prints a table, even one without rows.</summary>
    /// <param name="title">The line above it.</param>
    /// <param name="columns">The heads of all columns but the first, which names rows.</param>
    /// <param name="rows">Each row's name, and its cells.</param>
    public void Table(string title, string[] columns, IEnumerable<(string Name, string[] Cells)> rows)
    {
        Line("");
        Line(title);
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned().NoWrap().Padding(1, 0, 0, 0));
        }

        foreach (var (name, cells) in rows)
        {
            table.AddRow([Markup.Escape(name), .. cells.Select(Markup.Escape)]);
        }

        console.Write(table);
    }

    /// <summary>A value with its interval; what is missing is marked, and a footnote says why.</summary>
    public string Cell(Measured measured, int digits = 2) => notes.Cell(measured, digits);

    /// <summary>A count.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A group by its factors' values; "all" for the whole.</summary>
    public string Name(IReadOnlyDictionary<string, string> factors) =>
        factors.Count == 0 ? "all" : string.Join(", ", result.By.Where(factors.ContainsKey).Select(f => Shown(factors[f])));

    /// <summary>A name, which comes from a file: without control characters, and not too long for a table.</summary>
    public static string Shown(string name) => PlainConsole.Printable(name) is var plain && plain.Length <= NameWidth ? plain : plain[..(NameWidth - 3)] + "...";
}
