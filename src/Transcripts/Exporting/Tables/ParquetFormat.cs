using Parquet;
using Parquet.Schema;

namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>Apache Parquet, compressed with Snappy: typed columns, lists as lists, row groups of bounded size.</summary>
internal sealed class ParquetFormat : ITableFormat
{
    /// <summary>Rows in a group: enough to compress well, and a thousand long speeches stay within some ten megabytes.</summary>
    private const int GroupRows = 1_024;

    public string Extension => ".parquet";

    public async Task WriteAsync(Table table, Stream file, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema([.. table.Columns.Select(c => ParquetColumn.FieldOf(c.Name, c.Type))]);
        await using var writer = await ParquetWriter.CreateAsync(schema, file, cancellationToken: cancellationToken);
        List<object> rows = new(GroupRows);
        await foreach (var row in table.Rows(cancellationToken))
        {
            rows.Add(row);
            if (rows.Count == GroupRows)
            {
                await WriteAsync(writer, schema, table, rows, cancellationToken);
                rows.Clear();
            }
        }

        if (rows.Count > 0)
        {
            await WriteAsync(writer, schema, table, rows, cancellationToken);
        }
    }

    private static async Task WriteAsync(
        ParquetWriter writer, ParquetSchema schema, Table table, List<object> rows, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            await ParquetColumn.WriteAsync(group, schema.DataFields[i], table.Columns[i], rows, cancellationToken);
        }

        group.CompleteValidate();
    }
}
