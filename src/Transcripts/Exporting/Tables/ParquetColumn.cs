using System.Text;
using Parquet;
using Parquet.Schema;

namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>How columns become Parquet's.</summary>
internal static class ParquetColumn
{
    private const int NullList = 0;
    private const int EmptyList = 1;
    private const int Present = 2;

    /// <summary>
    /// Longest text of whose column statistics are written: its least and greatest value stand uncompressed in every group of rows, eight times
    /// in all, and no one prunes by the least of a thousand speeches.
    /// </summary>
    private const int LongestInStatistics = 256;

    public static Field FieldOf(string name, ColumnType type) => type switch
    {
        ColumnType.Text or ColumnType.Json => new DataField(name, typeof(string), isNullable: true),
        ColumnType.Whole => new DataField<long>(name, nullable: true),
        ColumnType.Number => new DataField<double>(name, nullable: true),
        ColumnType.Flag => new DataField<bool>(name, nullable: true),
        ColumnType.Time => new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        ColumnType.Texts => new ListField(name, new DataField("element", typeof(string), isNullable: false)),
        ColumnType.Numbers => new ListField(name, new DataField<double>("element", nullable: false)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown type of column."),
    };

    /// <summary>Writes one column of a group of rows.</summary>
    public static Task WriteAsync(
        ParquetRowGroupWriter group, DataField field, Column<object> column, IReadOnlyList<object> rows, CancellationToken cancellationToken) => column.Type switch
        {
            ColumnType.Text or ColumnType.Json => WriteTextsAsync(group, field, [.. rows.Select(r => (string)column.Value(r)!)]),
            ColumnType.Whole => group.WriteAsync<long>(field, Values<long>(column, rows), cancellationToken: cancellationToken),
            ColumnType.Number => group.WriteAsync<double>(field, Values<double>(column, rows), cancellationToken: cancellationToken),
            ColumnType.Flag => group.WriteAsync<bool>(field, Values<bool>(column, rows), cancellationToken: cancellationToken),
            ColumnType.Time => group.WriteAsync<DateTime>(field, Times(column, rows), cancellationToken: cancellationToken),
            ColumnType.Texts => rows.Any(r => ((IReadOnlyList<string>?)column.Value(r))?.Any(IsLong) == true)
                ? WriteListsAsync<string, ReadOnlyMemory<byte>>(group, AsBytes(field), column, rows, t => Encoding.UTF8.GetBytes(t), cancellationToken)
                : WriteListsAsync<string, ReadOnlyMemory<char>>(group, field, column, rows, t => t.AsMemory(), cancellationToken),
            ColumnType.Numbers => WriteListsAsync<double, double>(group, field, column, rows, n => n, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "Unknown type of column."),
        };

    private static Task WriteTextsAsync(ParquetRowGroupWriter group, DataField field, string[] texts) => texts.Any(IsLong)
        ? group.WriteAsync(AsBytes(field), [.. texts.Select(t => t is null ? null! : Encoding.UTF8.GetBytes(t))], null)
        : group.WriteAsync(field, texts, null);

    private static bool IsLong(string? text) => text?.Length > LongestInStatistics;

    /// <summary>The same column, written as the bytes of its texts, of which no statistics are kept; the file's schema still says that they are texts.</summary>
    private static DataField AsBytes(DataField field) => new ParquetSchema(field.Path.Length == 1
        ? new DataField(field.Name, typeof(byte[]), isNullable: true)
        : new ListField(field.Path.FirstPart!, new DataField(field.Name, typeof(byte[]), isNullable: false))).DataFields[0];

    private static T?[] Values<T>(Column<object> column, IReadOnlyList<object> rows)
        where T : struct => [.. rows.Select(r => (T?)column.Value(r))];

    private static DateTime?[] Times(Column<object> column, IReadOnlyList<object> rows) =>
        [.. rows.Select(r => ((DateTimeOffset?)column.Value(r))?.UtcDateTime)];

    /// <summary>Writes lists as Dremel has them: each value with how deep it is defined, and whether it begins a row's list.</summary>
    private static Task WriteListsAsync<T, TStored>(
        ParquetRowGroupWriter group,
        DataField field,
        Column<object> column,
        IReadOnlyList<object> rows,
        Func<T, TStored> store,
        CancellationToken cancellationToken)
        where TStored : struct
    {
        var (values, defined, repeated) = (new List<TStored>(), new List<int>(), new List<int>());
        foreach (var row in rows)
        {
            var list = (IReadOnlyList<T>?)column.Value(row);
            if (list is not { Count: > 0 })
            {
                defined.Add(list is null ? NullList : EmptyList);
                repeated.Add(0);
                continue;
            }

            for (var i = 0; i < list.Count; i++)
            {
                values.Add(store(list[i]));
                defined.Add(Present);
                repeated.Add(i == 0 ? 0 : 1);
            }
        }

        return group.WriteAllPartsAsync<TStored>(field, values.ToArray(), defined.ToArray(), repeated.ToArray(), cancellationToken);
    }
}
