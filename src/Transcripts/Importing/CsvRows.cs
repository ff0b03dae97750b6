using System.Text;
using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Reads comma or tab separated values by RFC 4180: each row's fields by the header's names, in its order.</summary>
internal static class CsvRows
{
    /// <summary>Streams the rows, each with what reads it: that fails where the row is cut off or has another number of fields than the header.</summary>
    /// <param name="file">The file.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <exception cref="InvalidDataException">The header is none, or the file is not UTF-8.</exception>
    public static IEnumerable<(long Line, Func<IReadOnlyList<(string Name, string Field)>> Row)> Read(string file, char separator = ',')
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        List<string>? header = null;
        foreach (var (line, fields) in Fields(reader, file, separator))
        {
            if (header is null)
            {
                header = fields ?? throw CutOff(file, line);
                if (header.GroupBy(h => h, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
                {
                    throw new InvalidDataException($"{file}, line {line}: two columns are called '{twice}'; name each differently.");
                }

                continue;
            }

            yield return (line, () => fields is null ? throw CutOff(file, line)
                : fields.Count != header.Count ? throw new InvalidDataException($"{file}, line {line}: {fields.Count} fields stand where the header has {header.Count}; restore the row.")
                : [.. header.Zip(fields)]);
        }
    }

    /// <summary>The same of comma separated values, each row as an object of its columns' texts, empty fields as absent.</summary>
    /// <param name="file">The file.</param>
    public static IEnumerable<(long Line, Func<JsonPart> Row)> Objects(string file) =>
        Read(file).Select(row => (row.Line, new Func<JsonPart>(() => Part(row.Row(), FormattableString.Invariant($"{file}, line {row.Line}")))));

    private static JsonPart Part(IEnumerable<(string Name, string Field)> cells, string where)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, field) in cells.Where(c => c.Field.Length > 0))
            {
                json.WriteString(name, field);
            }

            json.WriteEndObject();
        }

        return JsonPart.Parse(bytes.ToArray(), where, isLine: true);
    }

    private static InvalidDataException CutOff(string file, long line) =>
        new($"{file}, line {line}: the row is cut off within quotation marks; restore the file.");

    private static IEnumerable<(long Line, List<string>? Fields)> Fields(StreamReader reader, string file, char separator)
    {
        var (line, began) = (1L, 1L);
        List<string> fields = [];
        var field = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);
        for (var c = Next(reader, file, line); ; c = Next(reader, file, line))
        {
            if (quoted)
            {
                if (c < 0)
                {
                    yield return (began, null);
                    yield break;
                }

                line += c == '\n' ? 1 : 0;
                if (c != '"')
                {
                    field.Append((char)c);
                }
                else if (reader.Peek() == '"')
                {
                    field.Append((char)reader.Read());
                }
                else
                {
                    quoted = false;
                }

                continue;
            }

            switch (c)
            {
                case '"' when field.Length == 0 && !wasQuoted:
                    (quoted, wasQuoted) = (true, true);
                    break;
                case var other when other == separator:
                    EndField();
                    break;
                case '\r' when reader.Peek() == '\n':
                    break;
                case '\n' or -1:
                    if (fields.Count > 0 || field.Length > 0 || wasQuoted)
                    {
                        EndField();
                        yield return (began, fields);
                        fields = [];
                    }

                    if (c < 0)
                    {
                        yield break;
                    }

                    began = ++line;
                    break;
                default:
                    field.Append((char)c);
                    break;
            }
        }

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }
    }

    private static int Next(StreamReader reader, string file, long line)
    {
        try
        {
            return reader.Read();
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{file}, line {line} or soon after: is not UTF-8; convert the file, for example with iconv -t UTF-8.", e);
        }
    }
}
