using System.Text;

namespace LearningThePrior.Worlds.Table;

/// <summary>Reads a table from a CSV file (RFC 4180): a header of names, then one row after the other; fields in quotes may hold commas, quotes and line ends.</summary>
public static class TableFile
{
    /// <summary>The longest table accepted.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>The widest table accepted.</summary>
    public const int MaxColumns = 2_000;

    /// <summary>The longest field accepted, in characters.</summary>
    public const int MaxField = 10_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="TableFormatException">The file is no such table.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DataTable Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var reader = new StreamReader(path);
        return Parse(reader, path);
    }

    /// <summary>Reads a table from text.</summary>
    /// <param name="reader">The text; left open.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="TableFormatException">The text is no such table.</exception>
    public static DataTable Parse(TextReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string[]? columns = null;
        List<string[]> rows = [];
        List<int> lines = [];
        // Cells repeat: each text is held once.
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var source = new CsvSource(reader, file);
        while (source.Next() is { } record)
        {
            if (record is { Fields: [""] })
            {
                continue;
            }

            if (columns is null)
            {
                columns = Header(file, record);
                continue;
            }

            if (record.Fields.Count != columns.Length)
            {
                throw new TableFormatException(file, record.Line, "rows", $"there are {record.Fields.Count} fields where the header has {columns.Length}; write one for each column, and quotes around commas.");
            }

            if (rows.Count == MaxRows)
            {
                throw new TableFormatException(file, record.Line, "rows", $"there are more than {MaxRows} rows; give fewer.");
            }

            rows.Add([.. record.Fields.Select(Once)]);
            lines.Add(record.Line);
        }

        return columns is not null && rows.Count > 0
            ? new(file, columns, rows, lines)
            : throw new TableFormatException(file, null, "rows", "there is no row; write a header of names and one row a line.");

        string Once(string field)
        {
            var cell = field.Trim();
            return known.TryGetValue(cell, out var same) ? same : known[cell] = cell;
        }
    }

    private static string[] Header(string file, CsvRecord record)
    {
        string[] columns = [.. record.Fields];
        return columns.Length > MaxColumns ? throw new TableFormatException(file, record.Line, "header", $"there are more than {MaxColumns} columns; give fewer.")
            : columns.FirstOrDefault(string.IsNullOrWhiteSpace) is not null ? throw new TableFormatException(file, record.Line, "header", "a column has no name; name all.")
            : columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice } ? throw new TableFormatException(file, record.Line, twice, "two columns have this name; name them apart.")
            : columns;
    }

    private sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);

    private sealed class CsvSource(TextReader reader, string file)
    {
        private int _line = 1;

        public CsvRecord? Next()
        {
            if (reader.Peek() < 0)
            {
                return null;
            }

            var first = _line;
            List<string> fields = [];
            var field = new StringBuilder();
            var (quoted, closed) = (false, false);
            for (int next; (next = reader.Read()) >= 0;)
            {
                var c = (char)next;
                _line += c == '\n' ? 1 : 0;
                if (field.Length > MaxField)
                {
                    throw new TableFormatException(file, first, "rows", $"a field is longer than {MaxField} characters; is a quote left open?");
                }

                if (quoted)
                {
                    if (c != '"')
                    {
                        field.Append(c);
                    }
                    else if (reader.Peek() == '"')
                    {
                        field.Append((char)reader.Read());
                    }
                    else
                    {
                        (quoted, closed) = (false, true);
                    }
                }
                else if (c == '"' && field.Length == 0 && !closed)
                {
                    quoted = true;
                }
                else if (c == ',')
                {
                    fields.Add(field.ToString());
                    field.Clear();
                    closed = false;
                }
                else if (c == '\n')
                {
                    break;
                }
                else if (c != '\r')
                {
                    field.Append(c);
                }
            }

            fields.Add(field.ToString());
            return quoted ? throw new TableFormatException(file, first, "rows", "a quote is left open; close it.") : new(first, fields);
        }
    }
}
