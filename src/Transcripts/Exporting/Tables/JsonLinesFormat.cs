using System.Text.Json;

namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>One JSON object a line, every key always present; lists and what has no flat form are JSON themselves.</summary>
internal sealed class JsonLinesFormat : ITableFormat
{
    public string Extension => ".jsonl";

    public async Task WriteAsync(Table table, Stream file, CancellationToken cancellationToken)
    {
        await using var buffer = new BufferedStream(file, 1 << 16);
        await using var json = new Utf8JsonWriter(buffer);
        await foreach (var row in table.Rows(cancellationToken))
        {
            json.WriteStartObject();
            foreach (var column in table.Columns)
            {
                json.WritePropertyName(column.Name);
                Write(json, column.Type, column.Value(row));
            }

            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
            buffer.WriteByte((byte)'\n');
            json.Reset();
        }

        await buffer.FlushAsync(cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, ColumnType type, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text when type == ColumnType.Json:
                json.WriteRawValue(text);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time);
                break;
            case IReadOnlyList<string> texts:
                JsonSerializer.Serialize(json, texts, ExportJson.Default.IReadOnlyListString);
                break;
            case IReadOnlyList<double> numbers:
                JsonSerializer.Serialize(json, numbers, ExportJson.Default.IReadOnlyListDouble);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} has no place in a table.", nameof(value));
        }
    }
}
