namespace LearningThePrior.Worlds.Table;

/// <summary>The rows of a table by period, and which periods are D.</summary>
public sealed class TableSplit
{
    private readonly Dictionary<string, int> _places;

    private TableSplit(IReadOnlyList<string> periods, Dictionary<string, int> places, int[] periodOf, int observed) =>
        (Periods, _places, PeriodOf, Observed) = (periods, places, periodOf, observed);

    /// <summary>The periods in order.</summary>
    public IReadOnlyList<string> Periods { get; }

    /// <summary>The period of each row, from 0.</summary>
    public IReadOnlyList<int> PeriodOf { get; }

    /// <summary>How many periods D has; those after are D*.</summary>
    public int Observed { get; }

    /// <summary>Orders a table's periods, as numbers where all are numbers, and cuts them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="period">The column of periods.</param>
    /// <param name="cut">The share of the periods that is D.</param>
    /// <exception cref="TableFormatException">There is no such column, a row has no period, or the cut leaves D or D* empty.</exception>
    public static TableSplit Of(DataTable table, string period, double cut)
    {
        ArgumentNullException.ThrowIfNull(table);
        var column = table.IndexOf(period);
        if (column < 0)
        {
            throw new TableFormatException(table.File, null, period, "the table has no such column; name the column of periods by --period.");
        }

        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (DataTable.IsMissing(table.Rows[row][column]))
            {
                throw table.Wrong(row, column, "the row has no period; give one, or leave the row out.");
            }
        }

        // 1, 01 and 1.0 are one period.
        var written = table.Levels(column);
        string[][] alike = [.. written.GroupBy(p => written.All(w => DataTable.Number(w) is not null) ? $"{DataTable.Number(p)}" : p).Select(g => g.ToArray())];
        string[] periods = [.. alike.Select(p => p[0])];
        var observed = (int)Math.Round(cut * periods.Length);
        if (observed < 1 || observed >= periods.Length)
        {
            throw new TableFormatException(table.File, null, period, FormattableString.Invariant(
                $"there are {periods.Length} periods, and a cut of {cut} leaves {(observed < 1 ? "D" : "D*")} without one; give two periods or more, and another --cut."));
        }

        var places = alike.Index().SelectMany(p => p.Item.Select(name => (name, p.Index))).ToDictionary(StringComparer.Ordinal);
        return new(periods, places, [.. table.Rows.Select(r => places[r[column]])], observed);
    }

    /// <summary>The period that a cell names, from 0; -1 where it names none of the table's.</summary>
    public int PeriodAt(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return _places.TryGetValue(cell, out var place) ? place
            : DataTable.Number(cell) is { } number ? Periods.ToList().FindIndex(p => DataTable.Number(p) == number)
            : -1;
    }
}
