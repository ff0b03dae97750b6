using System.CommandLine;
using System.Globalization;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Cli.Beliefs;

/// <summary><c>ltp beliefs</c>: writes what an ignorant human believes of a table, for a person to edit before its labels are looked at.</summary>
internal static class BeliefsCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file: a period, columns, a label." };
        var label = new Option<string>("--label") { Description = "The column of labels. Default: label.", DefaultValueFactory = _ => "label" };
        var period = new Option<string>("--period") { Description = "The column of periods. Default: period.", DefaultValueFactory = _ => "period" };
        var @out = new Option<string?>("--out") { Description = "Write to this file, in place of printing; one that stands is not written over." };
        var command = new Command("beliefs", """
            Begin a file of beliefs about a table: every column with its type and default belief.
            Edit it before you look at a label: what each column does to the log odds, how sure you are, how lasting that is.
            Warns of columns that the period may have been computed from.

            Examples:
              ltp beliefs my-table.csv --out my-beliefs.json
              ltp learn --world table --data my-table.csv --beliefs my-beliefs.json --worlds 1
            """)
        {
            file, label, period, @out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var to = parsed.GetValue(@out);
            OutputFile.RequireWritable("--out", to);
            if (to is not null && (string.IsNullOrWhiteSpace(to) || File.Exists(to)))
            {
                throw new UserException(string.IsNullOrWhiteSpace(to) ? "--out must name a file; it is blank." : $"--out: {to} is there already; name another file.");
            }

            var table = Load(parsed.GetValue(file)!);
            var beliefs = DefaultBeliefs.Of(table, parsed.GetValue(period)!, parsed.GetValue(label)!);
            foreach (var line in Warnings(table, beliefs))
            {
                error.WriteLine(line);
            }

            var text = BeliefsFile.Write(beliefs);
            if (to is null)
            {
                output.Write(text);
            }
            else
            {
                UnfinishedFile.Write(to, System.Text.Encoding.UTF8.GetBytes(text));
                output.WriteLine($"{to}: {beliefs.Columns.Count} columns; edit it before you look at a label.");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static DataTable Load(string file)
    {
        try
        {
            return TableFile.Load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserException($"{file} cannot be read: {e.Message}");
        }
    }

    private static IEnumerable<string> Warnings(DataTable table, TableBeliefs beliefs)
    {
        foreach (var (name, belief) in beliefs.Columns)
        {
            if (belief.IsRead && Clocks.Share(table, table.IndexOf(name), table.IndexOf(beliefs.Period)) is { } share && share > DefaultBeliefs.ClockShare)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"warning: {name}: {share:P0} of its variance lies between periods; if the period was computed from it, write \"type\": \"clock\".");
            }

            var text = belief.Type == ColumnType.Number ? table.FirstText(table.IndexOf(name)) : -1;
            if (text >= 0)
            {
                yield return $"warning: {name}: the cell on line {table.Lines[text]} is no number; mend it, or write \"type\": \"category\".";
            }

            if (belief.Type == ColumnType.Ignore)
            {
                yield return $"warning: {name}: {belief.Note}, and is not read.";
            }
        }
    }
}
