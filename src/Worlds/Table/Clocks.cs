namespace LearningThePrior.Worlds.Table;

/// <summary>Finds columns that the period may have been computed from.</summary>
public static class Clocks
{
    /// <summary>
    /// The share of a number's variance that lies between periods: 1 where the period tells it. Null for a column without numbers or of one value.
    /// </summary>
    public static double? Share(DataTable table, int column, int period)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!table.IsNumeric(column))
        {
            return null;
        }

        (string Period, double Value)[] cells =
            [.. table.Rows.Where(r => DataTable.Number(r[column]) is not null).Select(r => (r[period], DataTable.Number(r[column])!.Value))];
        if (cells.Length == 0)
        {
            return null;
        }

        var mean = cells.Average(c => c.Value);
        var all = cells.Sum(c => (c.Value - mean) * (c.Value - mean));
        var between = cells.GroupBy(c => c.Period, StringComparer.Ordinal).Sum(g =>
        {
            var off = g.Average(c => c.Value) - mean;
            return g.Count() * off * off;
        });
        return all > 0 ? between / all : null;
    }
}
