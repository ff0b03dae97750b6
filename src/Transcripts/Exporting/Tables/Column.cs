namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>A column of a flat table.</summary>
/// <param name="Name">Its name in every format.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Value">A row's value: string, long, double, bool, DateTimeOffset, a list of strings or of doubles, or null.</param>
internal sealed record Column<T>(string Name, ColumnType Type, Func<T, object?> Value)
{
    public static Column<T> Text(string name, Func<T, string?> value) => new(name, ColumnType.Text, value);

    public static Column<T> Whole(string name, Func<T, long?> value) => new(name, ColumnType.Whole, row => value(row));

    public static Column<T> Number(string name, Func<T, double?> value) => new(name, ColumnType.Number, row => value(row));

    public static Column<T> Flag(string name, Func<T, bool?> value) => new(name, ColumnType.Flag, row => value(row));

    public static Column<T> Time(string name, Func<T, DateTimeOffset?> value) => new(name, ColumnType.Time, row => value(row));

    public static Column<T> Texts(string name, Func<T, IReadOnlyList<string>?> value) => new(name, ColumnType.Texts, value);

    public static Column<T> Numbers(string name, Func<T, IReadOnlyList<double>?> value) => new(name, ColumnType.Numbers, value);

    public static Column<T> Json(string name, Func<T, string?> value) => new(name, ColumnType.Json, value);
}
