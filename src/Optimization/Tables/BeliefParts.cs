using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization.Tables;

/// <summary>Beliefs with one part of what the human wrote taken away.</summary>
internal static class BeliefParts
{
    /// <summary>Every part that can be taken away, by name.</summary>
    public static IReadOnlyList<(string Name, Func<TableBeliefs, DataTable, TableBeliefs> Without)> All { get; } =
    [
        ("file without signs", (b, _) => Each(b, Unsigned)),
        ("file without sizes", (b, _) => Each(b, Unsized)),
        ("file without grades and categories", WithoutTypes),
        ("file without steps", (b, _) => Each(b, c => c with { Lasting = DefaultBeliefs.Pace }) with { Label = b.Label with { Step = new LabelBelief().Step } }),
    ];

    /// <summary>The defaults about the columns, with what has to be said of the label: classes, and whether they are ordered. Nothing but columns of one value is dropped.</summary>
    public static TableBeliefs Ignorant(TableBeliefs beliefs, DataTable table)
    {
        var defaults = DefaultBeliefs.Of(table, beliefs.Period, beliefs.Label.Column);
        return defaults with { Label = new() { Column = beliefs.Label.Column, Classes = beliefs.Label.Classes, Ordered = beliefs.Label.Ordered } };
    }

    private static TableBeliefs Each(TableBeliefs beliefs, Func<ColumnBelief, ColumnBelief> change) =>
        beliefs with { Columns = beliefs.Columns.ToDictionary(c => c.Key, c => change(c.Value)) };

    /// <summary>As wide as it reached from zero, either way.</summary>
    private static ColumnBelief Unsigned(ColumnBelief belief)
    {
        var reach = Math.Max(Math.Abs(belief.Low ?? -DefaultBeliefs.Reach), Math.Abs(belief.High ?? DefaultBeliefs.Reach));
        var spread = belief.Spread ?? DefaultBeliefs.Spread;
        var means = belief.Levels?.Values.ToArray() ?? [];
        return belief.Type switch
        {
            ColumnType.Category => belief with { Levels = null, Spread = Math.Sqrt((spread * spread) + (means.Length == 0 ? 0 : means.Average(m => m * m))) },
            ColumnType.Number or ColumnType.Grade => belief with { Low = -reach, High = reach },
            _ => belief,
        };
    }

    /// <summary>Of a sign no more than that it is there: from nothing to twice the default reach, or the default reach as a level's mean.</summary>
    private static ColumnBelief Unsized(ColumnBelief belief) => belief.Type switch
    {
        ColumnType.Category => belief with { Levels = belief.Levels?.ToDictionary(l => l.Key, l => DefaultBeliefs.Reach * Math.Sign(l.Value)), Spread = DefaultBeliefs.Spread },
        ColumnType.Number or ColumnType.Grade => (belief.Low, belief.High) switch
        {
            ( >= 0, _) => belief with { Low = 0, High = 2 * DefaultBeliefs.Reach },
            (_, <= 0) => belief with { Low = -2 * DefaultBeliefs.Reach, High = 0 },
            _ => belief with { Low = -DefaultBeliefs.Reach, High = DefaultBeliefs.Reach },
        },
        _ => belief,
    };

    /// <summary>A column that the human reads otherwise than the cells suggest is as by default; clocks come back.</summary>
    private static TableBeliefs WithoutTypes(TableBeliefs beliefs, DataTable table) => beliefs with
    {
        Columns = beliefs.Columns.ToDictionary(c => c.Key, c =>
        {
            var otherwise = DefaultBeliefs.Of(table, table.IndexOf(c.Key));
            return c.Value.Type == otherwise.Type ? c.Value : otherwise;
        }),
    };
}
