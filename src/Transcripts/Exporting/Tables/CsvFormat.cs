using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>
/// CSV by RFC 4180 in UTF-8: a header, CRLF, quotes where needed. Null is an empty field and an empty text is ""; lists are
/// JSON; times are ISO 8601 in UTC.
/// </summary>
/// <remarks>
/// A text that begins with = + - @ ' or a control character gets a ' before it, so that no spreadsheet runs it as a formula
/// (OWASP, "CSV Injection"); taking one leading ' away gives every text back.
/// </remarks>
internal sealed class CsvFormat : ITableFormat
{
    public string Extension => ".csv";

    public async Task WriteAsync(Table table, Stream file, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', table.Columns.Select(c => c.Name)));
        var line = new StringBuilder();
        await foreach (var row in table.Rows(cancellationToken))
        {
            line.Clear().AppendJoin(',', table.Columns.Select(c => Field(c.Value(row))));
            await writer.WriteLineAsync(line, cancellationToken);
        }
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(Disarmed(text)),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        IReadOnlyList<string> texts => Quoted(JsonSerializer.Serialize(texts, ExportJson.Default.IReadOnlyListString)),
        IReadOnlyList<double> numbers => Quoted(JsonSerializer.Serialize(numbers, ExportJson.Default.IReadOnlyListDouble)),
        IFormattable whole => whole.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no place in a table.", nameof(value)),
    };

    private static string Disarmed(string text) =>
        text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\'' || char.IsControl(text[0])) ? "'" + text : text;

    private static string Quoted(string text) => text.Length == 0 || text.AsSpan().IndexOfAny("\",\r\n") >= 0
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
