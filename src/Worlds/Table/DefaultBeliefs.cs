namespace LearningThePrior.Worlds.Table;

/// <summary>What an ignorant human believes: the defaults of a file of beliefs, and the beliefs of one who wrote none.</summary>
public static class DefaultBeliefs
{
    /// <summary>Half of the interval of a slope, in log odds a standard deviation.</summary>
    public const double Reach = .3;

    /// <summary>The standard deviation of what a level adds.</summary>
    public const double Spread = .3;

    /// <summary>The chance that a column does not carry over.</summary>
    public const double Lost = .02;

    /// <summary>The share of a column's variance between periods above which it may be a clock.</summary>
    public const double ClockShare = .9;

    /// <summary>How lasting a slope is.</summary>
    public const Lasting Pace = Lasting.Slow;

    /// <summary>A number's belief.</summary>
    public static ColumnBelief Number { get; } = new() { Type = ColumnType.Number, Low = -Reach, High = Reach, Lasting = Pace, Lost = Lost };

    /// <summary>
    /// A column's belief: a number where nearly all cells are numbers (<see cref="DataTable.IsNumeric"/>), else a category; not read where it has one value, or more than <see cref="TableCode.MostLevels"/> levels,
    /// as a name has.
    /// </summary>
    public static ColumnBelief Of(DataTable table, int column)
    {
        ArgumentNullException.ThrowIfNull(table);
        var levels = table.Levels(column);
        return levels.Count == 1 ? new() { Type = ColumnType.Ignore, Note = "it has one value" }
            : table.IsNumeric(column) ? Number
            : levels.Count(l => !DataTable.IsMissing(l)) is var count && count > TableCode.MostLevels ? new() { Type = ColumnType.Ignore, Note = FormattableString.Invariant($"it has {count} levels, as a name has") }
            : new()
            {
                Type = ColumnType.Category,
                Levels = levels.Where(l => !DataTable.IsMissing(l)).ToDictionary(l => l, _ => 0.0),
                Spread = Spread,
                Lasting = Pace,
                Lost = Lost,
            };
    }

    /// <summary>The beliefs about a table: every column but the period and the label.</summary>
    /// <exception cref="TableFormatException">The table has no such period or label.</exception>
    public static TableBeliefs Of(DataTable table, string period = "period", string label = "label")
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (var (option, name) in (ReadOnlySpan<(string, string)>)[("--period", period), ("--label", label)])
        {
            if (table.IndexOf(name) < 0)
            {
                throw new TableFormatException(table.File, null, name, $"the table has no such column; name one of its own by {option}.");
            }
        }

        var classes = table.Levels(table.IndexOf(label));
        return new()
        {
            Schema = TableBeliefs.CurrentSchema,
            Period = period,
            Label = new() { Column = label, Classes = classes, Ordered = classes.All(c => DataTable.Number(c) is not null) || classes.Count == 2 },
            Columns = table.Columns.Index().Where(c => c.Item != period && c.Item != label).ToDictionary(c => c.Item, c => Of(table, c.Index)),
        };
    }
}
