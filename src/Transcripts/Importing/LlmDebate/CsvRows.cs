using System.Text;
using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing.LlmDebate;

/// <summary>Reads CSV by RFC 4180: each row as an object of its columns' texts, empty fields as null.</summary>
internal static class CsvRows
{
    /// <summary>Streams the rows, each with what reads it: that fails where the row is cut off or has another number of fields than the header.</summary>
    /// <exception cref="InvalidDataException">The header is none, or the file is not UTF-8.</exception>
    public static IEnumerable<(long Line, Func<JsonPart> Row)> Read(string file)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        List<string>? header = null;
        foreach (var (line, fields) in Fields(reader, file))
        {
            if (header is null)
            {
                header = fields ?? throw CutOff(file, line);
                if (header.Distinct(StringComparer.Ordinal).Count() != header.Count)
                {
                    throw new InvalidDataException($"{file}, line {line}: two columns have one name; name each differently.");
                }

                continue;
            }

            yield return (line, () => fields is null ? throw CutOff(file, line)
                : fields.Count != header.Count ? throw new InvalidDataException($"{file}, line {line}: {fields.Count} fields stand where the header has {header.Count}; restore the row.")
                : Part(header, fields, $"{file}, line {line}"));
        }
    }

    private static InvalidDataException CutOff(string file, long line) =>
        new($"{file}, line {line}: the row is cut off within quotation marks; restore the file.");

    private static JsonPart Part(List<string> header, List<string> fields, string where)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, field) in header.Zip(fields).Where(f => f.Second.Length > 0))
            {
                json.WriteString(name, field);
            }

            json.WriteEndObject();
        }

        return JsonPart.Parse(bytes.ToArray(), where, isLine: true);
    }

    private static IEnumerable<(long Line, List<string>? Fields)> Fields(StreamReader reader, string file)
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
                case ',':
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
