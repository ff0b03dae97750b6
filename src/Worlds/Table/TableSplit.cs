namespace LearningThePrior.Worlds.Table;

/// <summary>The rows of a table by period, and which periods are D.</summary>
public sealed class TableSplit
{
    private TableSplit(IReadOnlyList<string> periods, int[] periodOf, int observed) =>
        (Periods, PeriodOf, Observed) = (periods, periodOf, observed);

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

        var periods = table.Levels(column);
        var observed = (int)Math.Round(cut * periods.Count);
        if (observed < 1 || observed >= periods.Count)
        {
            throw new TableFormatException(table.File, null, period, FormattableString.Invariant(
                $"there are {periods.Count} periods, and a cut of {cut} leaves {(observed < 1 ? "D" : "D*")} without one; give two periods or more, and another --cut."));
        }

        var places = periods.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        return new(periods, [.. table.Rows.Select(r => places[r[column]])], observed);
    }
}
