namespace LearningThePrior.Worlds.Table;

/// <summary>A table's rows in numbers, as beliefs say that columns are read; standard deviations are those of D.</summary>
public sealed class TableCode
{
    /// <summary>More classes than this are a number, and not a label.</summary>
    public const int MostClasses = 50;

    /// <summary>More levels than this are a name or a number, and not a category.</summary>
    public const int MostLevels = 200;

    /// <summary>More coefficients than this, times the directions in which each moves the classes, take too long and too much memory.</summary>
    public const int MostStates = 2_000;

    private TableCode(DataTable table, TableBeliefs beliefs, IReadOnlyList<string> classes, IReadOnlyList<CodedColumn> columns)
    {
        (Table, Beliefs, Classes, Columns) = (table, beliefs, classes, columns);
        Coefficients = columns.Sum(c => c.Count);
        ColumnOf = [.. columns.SelectMany((c, i) => Enumerable.Repeat(i, c.Count))];
    }

    /// <summary>The table.</summary>
    public DataTable Table { get; }

    /// <summary>The beliefs.</summary>
    public TableBeliefs Beliefs { get; }

    /// <summary>The classes of the label.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The columns that are read.</summary>
    public IReadOnlyList<CodedColumn> Columns { get; }

    /// <summary>How many coefficients they have in all.</summary>
    public int Coefficients { get; }

    /// <summary>The column of each coefficient.</summary>
    public IReadOnlyList<int> ColumnOf { get; }

    /// <summary>Codes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="beliefs">What is believed of it.</param>
    /// <param name="split">Which rows are D.</param>
    /// <exception cref="TableFormatException">There is no such label, it has one class, a column has one value, or a number's cell is none.</exception>
    public static TableCode Of(DataTable table, TableBeliefs beliefs, TableSplit split)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(beliefs);
        ArgumentNullException.ThrowIfNull(split);
        var label = table.IndexOf(beliefs.Label.Column);
        if (label < 0)
        {
            throw new TableFormatException(table.File, null, beliefs.Label.Column, "the table has no such column; name the column of labels by --label.");
        }

        var classes = beliefs.Label.Classes ?? table.Levels(label);
        if (classes.Count < 2)
        {
            throw new TableFormatException(table.File, null, beliefs.Label.Column, $"every row has the label '{classes[0]}'; two classes or more can be learned.");
        }

        if (classes.Count > MostClasses)
        {
            throw new TableFormatException(table.File, null, beliefs.Label.Column, $"there are {classes.Count} labels; at most {MostClasses} classes can be learned: cut a number into classes first.");
        }

        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (table.Rows[row][label].Length == 0)
            {
                throw table.Wrong(row, label, "the row has no label; give one, or leave the row out.");
            }

            if (!classes.Contains(table.Rows[row][label]))
            {
                throw table.Wrong(row, label, $"'{table.Rows[row][label]}' is none of the classes {string.Join(", ", classes)}.");
            }
        }

        List<CodedColumn> columns = [];
        var first = 0;
        foreach (var (index, name) in table.Columns.Index())
        {
            if (name == beliefs.Period || name == beliefs.Label.Column)
            {
                continue;
            }

            var named = beliefs.Columns.GetValueOrDefault(name);
            if (named is { IsRead: false })
            {
                continue;
            }

            if (table.Levels(index) is [var only])
            {
                throw new TableFormatException(table.File, null, name, $"every row has '{only}', which tells nothing; drop the column, or give it \"type\": \"ignore\" in a file of beliefs.");
            }

            var belief = named ?? DefaultBeliefs.Of(table, index);
            columns.Add(Code(table, split, index, name, belief.IsRead ? belief : belief with { Type = ColumnType.Category }, first));
            first += columns[^1].Count;
        }

        var code = new TableCode(table, beliefs, classes, columns);
        var states = TableForm.Of(code).States;
        return states > MostStates ? throw new TableFormatException(table.File, null, "columns", $"the columns have {states} slopes in all, more than {MostStates}; ignore some, or join levels.")
            : columns.Count > 0 ? code
            : throw new TableFormatException(table.File, null, "columns", "no column is left to learn from; the table needs one beside the period and the label.");
    }

    /// <summary>The class of a row.</summary>
    public int ClassOf(int row)
    {
        var label = Table.Rows[row][Table.IndexOf(Beliefs.Label.Column)];
        for (var k = 0; k < Classes.Count; k++)
        {
            if (Classes[k] == label)
            {
                return k;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(row));
    }

    /// <summary>A row in numbers.</summary>
    public CodedRow Row(int row) => Row(Table.Rows[row]);

    /// <summary>A row's cells in numbers; what they leave out tells nothing.</summary>
    /// <param name="cells">One a column of the table.</param>
    /// <exception cref="FormatException">A number's cell is none; the message names the column.</exception>
    public CodedRow Row(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        List<int> coefficients = [];
        List<double> values = [];
        foreach (var column in Columns)
        {
            try
            {
                if (column.Read(cells[column.Index]) is var (coefficient, value))
                {
                    coefficients.Add(coefficient);
                    values.Add(value);
                }
            }
            catch (FormatException e)
            {
                throw new FormatException($"{column.Name}: {e.Message}", e);
            }
        }

        return new([.. coefficients], [.. values]);
    }

    private static CodedColumn Code(DataTable table, TableSplit split, int index, string name, ColumnBelief belief, int first)
    {
        if (belief.Type == ColumnType.Category)
        {
            // A marker of what is missing is a level where the beliefs name it as one.
            string[] levels = [.. table.Levels(index).Where(l => belief.Levels?.ContainsKey(l) is true || !DataTable.IsMissing(l))];
            return levels.Length <= MostLevels ? new(name, index, belief, first, levels, 0, 1)
                : throw new TableFormatException(table.File, null, name, $"there are {levels.Length} levels, more than {MostLevels}; join some, or give the column \"type\": \"ignore\" in a file of beliefs, as 'ltp beliefs' writes.");
        }

        string[]? grades = belief.Type == ColumnType.Grade ? [.. belief.Grades!] : null;
        double? At(int row)
        {
            var cell = table.Rows[row][index];
            if (grades is null && DataTable.Number(cell) is { } number)
            {
                return number;
            }

            var place = grades is null ? -1 : Array.IndexOf(grades, cell);
            return place >= 0 ? place : DataTable.IsMissing(cell) ? null : throw table.Wrong(row, index, grades is null
                ? $"'{cell}' is no number; write one with a dot as decimal sign, nothing where it is not known, or call the column a category in a file of beliefs."
                : $"'{cell}' is none of the grades {string.Join(", ", grades)}.");
        }

        double?[] all = [.. Enumerable.Range(0, table.Rows.Count).Select(At)];
        double[] seen = [.. all.Where((v, row) => v is not null && split.PeriodOf[row] < split.Observed).Select(v => v!.Value)];
        // A number that does not vary in D is read in the whole table's standard deviations.
        double[] measured = seen.Distinct().Take(2).Count() == 2 ? seen : [.. all.OfType<double>()];
        var mean = measured.Length > 0 ? measured.Average() : 0;
        var variance = measured.Length > 0 ? measured.Average(v => (v - mean) * (v - mean)) : 0;
        return new(name, index, belief, first, grades, mean, variance > 0 ? Math.Sqrt(variance) : 1);
    }
}

/// <summary>A row in numbers: the coefficients that it faces, and with what number each; all others with 0.</summary>
/// <param name="Coefficients">Which.</param>
/// <param name="Values">The number for each.</param>
public sealed record CodedRow(int[] Coefficients, double[] Values);
