using System.Globalization;
using System.Text.Json;

namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>
/// Tables of debates (CSV, TSV) as objects: a row is one by its columns' names. Rows that follow each other and have one id are one debate, each row a judgement of it.
/// Cells are texts; one is read as a number, as true or false, or as JSON where the field that is mapped to it, or below it, is one.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="map">Where things stand.</param>
internal sealed class TableRows(string file, FieldMap map)
{
    /// <summary>The member that holds the rows of a debate with several.</summary>
    public const string Rows = "\u0001rows";

    private readonly Dictionary<string, CellForm> _forms = new(StringComparer.Ordinal);

    private enum CellForm
    {
        Text,
        Json,
        Number,
        Flag,
    }

    /// <summary>Whether a file is such a table, by its name.</summary>
    public static bool IsTable(string file) => Path.GetExtension(file) is ".csv" or ".tsv";

    /// <summary>Streams the debates, each with the line of its first row and what reads it.</summary>
    public IEnumerable<(long Line, Func<JsonPart> Debate)> Read()
    {
        List<Row> debate = [];
        foreach (var (line, read) in CsvRows.Read(file, Path.GetExtension(file) == ".tsv" ? '\t' : ','))
        {
            var row = Row.Of(line, read, map.Path("id") is { } path ? Unescaped(path) : null);
            if (debate.Count > 0 && !(row.Id is not null && debate[0].Id == row.Id))
            {
                yield return Of(debate);
                debate = [];
            }

            debate.Add(row);
        }

        if (debate.Count > 0)
        {
            yield return Of(debate);
        }
    }

    private (long Line, Func<JsonPart> Debate) Of(IReadOnlyList<Row> rows) => (rows[0].Line, () => Part(rows));

    private JsonPart Part(IReadOnlyList<Row> rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Write(json, rows[0].Cells);
            if (rows.Count > 1)
            {
                json.WriteStartArray(Rows);
                foreach (var row in rows)
                {
                    RequireSame(rows[0], row);
                    json.WriteStartObject();
                    Write(json, row.Cells.Where(c => !IsOfDebate(c.Name)));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return JsonPart.Parse(bytes.ToArray(), FormattableString.Invariant($"{file}, line {rows[0].Line}"), isLine: true);
    }

    private void RequireSame(Row first, Row other)
    {
        foreach (var (one, another) in first.Cells.Zip(other.Cells).Where(p => p.First.Field != p.Second.Field && IsOfDebate(p.First.Name)))
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{file}, line {other.Line}: the row is of debate '{other.Id}' as line {first.Line} is, but has another '{one.Name}': \"{Short(another.Field)}\", not \"{Short(one.Field)}\"; give the debates two names, or mend the row."));
        }
    }

    private void Write(Utf8JsonWriter json, IEnumerable<(string Name, string Field)> cells)
    {
        foreach (var (name, field) in cells.Where(c => c.Field.Length > 0))
        {
            json.WritePropertyName(name);
            WriteCell(json, field, FormOf(name));
        }
    }

    private static void WriteCell(Utf8JsonWriter json, string field, CellForm form)
    {
        switch (form)
        {
            case CellForm.Number when double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                if (number == Math.Floor(number) && Math.Abs(number) < int.MaxValue)
                {
                    json.WriteNumberValue((int)number);
                }
                else
                {
                    json.WriteNumberValue(number);
                }

                break;
            case CellForm.Flag when Flag(field) is { } flag:
                json.WriteBooleanValue(flag);
                break;
            case CellForm.Json when IsJson(field):
                json.WriteRawValue(field);
                break;
            default:
                json.WriteStringValue(field);
                break;
        }
    }

    private CellForm FormOf(string column)
    {
        if (!_forms.TryGetValue(column, out var form))
        {
            _forms[column] = form = map.Known.Select(f => (Field: f, Path: map.Path(f)!)).Where(f => IsAt(f.Path, column))
                .Select(f => Unescaped(f.Path) == column ? FormOfField(f.Field) : CellForm.Json).DefaultIfEmpty(CellForm.Text).Max();
        }

        return form;
    }

    private CellForm FormOfField(string field) => field switch
    {
        "answers" or "speeches" or "judges" => CellForm.Json,
        "credences" => map.Credences switch { CredenceForm.First => CellForm.Number, CredenceForm.Label => CellForm.Text, _ => CellForm.Json },
        "correct" or "sample" or "stage" or "cost" => CellForm.Number,
        "swap" or "final" => CellForm.Flag,
        _ => CellForm.Text,
    };

    private bool IsOfDebate(string column) => map.Known.Any(f => !FieldMap.OfJudges.Contains(f) && IsAt(map.Path(f)!, column));

    private static bool IsAt(string path, string column) => Unescaped(path) == column || Unescaped(path).StartsWith(column + "/", StringComparison.Ordinal);

    private static string Unescaped(string path) => path.TrimStart('/').Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static bool? Flag(string field) => field.ToUpperInvariant() switch { "TRUE" or "1" or "YES" => true, "FALSE" or "0" or "NO" => false, _ => null };

    private static bool IsJson(string field) => LineReader.IsJson(System.Text.Encoding.UTF8.GetBytes(field));

    private static string Short(string field) => field.Length <= 40 ? field : field[..40] + "…";

    private sealed record Row(long Line, string? Id, Func<IReadOnlyList<(string Name, string Field)>> Read)
    {
        public IReadOnlyList<(string Name, string Field)> Cells => Read();

        /// <summary>A row that cannot be read stands alone, and fails when it is looked at.</summary>
        public static Row Of(long line, Func<IReadOnlyList<(string Name, string Field)>> read, string? id)
        {
            try
            {
                var cells = read();
                return new(line, id is null ? null : cells.FirstOrDefault(c => c.Name == id).Field is { Length: > 0 } name ? name : null, () => cells);
            }
            catch (InvalidDataException)
            {
                return new(line, null, read);
            }
        }
    }
}
