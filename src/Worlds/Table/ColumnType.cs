namespace LearningThePrior.Worlds.Table;

/// <summary>What the human says a column is.</summary>
public enum ColumnType
{
    /// <summary>A number, read in standard deviations from D's mean.</summary>
    Number,

    /// <summary>One of several levels without order; each has a slope of its own.</summary>
    Category,

    /// <summary>One of several grades in a stated order; read as a number, their places in equal steps.</summary>
    Grade,

    /// <summary>The period was computed from it: dropped, as the base rate's drift carries it.</summary>
    Clock,

    /// <summary>Not read.</summary>
    Ignore,
}
