using System.Text.Json.Serialization;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// What a human believes of a table before its labels are seen: the file that <c>ltp beliefs</c> writes for a person to edit. It is known to the human who
/// judges, and to exact Bayes; learners see only his verdicts.
/// </summary>
public sealed record TableBeliefs
{
    /// <summary>The version of the file's form.</summary>
    public const string CurrentSchema = "ltp.beliefs/1";

    /// <summary>The version of the file's form: <see cref="CurrentSchema"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>When and from what it was written; for readers only.</summary>
    public string? Written { get; init; }

    /// <summary>What the table is about; for readers only.</summary>
    public string? About { get; init; }

    /// <summary>The column of periods.</summary>
    public string Period { get; set; } = "period";

    /// <summary>The label.</summary>
    public required LabelBelief Label { get; init; }

    /// <summary>With ordered classes: how far single classes may deviate from the slope that all share, as a share of its width; 0 for not at all.</summary>
    public double ClassDeviations { get; init; }

    /// <summary>The columns by name; a column that is not named is believed of as by default.</summary>
    public required IReadOnlyDictionary<string, ColumnBelief> Columns { get; init; }
}

/// <summary>What the human believes of the label.</summary>
/// <remarks>Properties are set rather than initialised, so that what a file leaves out keeps its default.</remarks>
public sealed record LabelBelief
{
    /// <summary>The column's name.</summary>
    public string Column { get; set; } = "label";

    /// <summary>The classes, in order where they have one; null for those that the table has.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Whether the classes are ordered, so that one slope serves all.</summary>
    public bool Ordered { get; set; } = true;

    /// <summary>The base rate's standard deviation, in log odds.</summary>
    public double Width { get; set; } = 1;

    /// <summary>The base rate's step a period, in log odds; evidence may find it 3 or 10 times as long.</summary>
    public double Step { get; set; } = .1;
}

/// <summary>What the human believes of one column: log odds of the next class for each standard deviation, or for each level.</summary>
public sealed record ColumnBelief
{
    /// <summary>What the column is.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>A number's or grade's slope lies above this with probability .9.</summary>
    public double? Low { get; init; }

    /// <summary>A number's or grade's slope lies below this with probability .9.</summary>
    public double? High { get; init; }

    /// <summary>The grades from lowest to highest.</summary>
    public IReadOnlyList<string>? Grades { get; init; }

    /// <summary>Log odds that a category's level adds, by level; 0 for those not named.</summary>
    public IReadOnlyDictionary<string, double>? Levels { get; init; }

    /// <summary>The standard deviation of what a level adds, about that.</summary>
    public double? Spread { get; init; }

    /// <summary>How lasting the slope is.</summary>
    public Lasting? Lasting { get; init; }

    /// <summary>The chance that what D shows of the column does not carry over to D*.</summary>
    public double? Lost { get; init; }

    /// <summary>Why; for readers only.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the column is read.</summary>
    [JsonIgnore]
    public bool IsRead => Type is ColumnType.Number or ColumnType.Category or ColumnType.Grade;
}

/// <summary>How lasting a slope is: the standard deviation of its random walk's step a period.</summary>
public enum Lasting
{
    /// <summary>.01 a period.</summary>
    Fixed,

    /// <summary>.05 a period.</summary>
    Slow,

    /// <summary>.15 a period.</summary>
    Drifts,

    /// <summary>.3 a period.</summary>
    Fast,
}
