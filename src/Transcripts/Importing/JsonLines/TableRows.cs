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

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

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
            var row = Row.Of(line, read, map.Steps("id") is [var column] ? column : null);
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
            Write(json, rows.Count == 1 ? rows[0].Cells : rows[0].Cells.Where(c => ColumnOf(c.Name).IsOfDebate));
            if (rows.Count > 1)
            {
                json.WriteStartArray(Rows);
                foreach (var row in rows)
                {
                    RequireSame(rows[0], row);
                    json.WriteStartObject();
                    Write(json, row.Cells.Where(c => !ColumnOf(c.Name).IsOfDebate));
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
        foreach (var (one, another) in first.Cells.Zip(other.Cells).Where(p => p.First.Field != p.Second.Field && ColumnOf(p.First.Name).IsOfDebate))
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
            WriteCell(json, field, ColumnOf(name).Form);
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

    private Column ColumnOf(string name)
    {
        if (!_columns.TryGetValue(name, out var column))
        {
            string[] fields = [.. map.Known.Where(f => map.Steps(f) is [var first, ..] && first == name)];
            _columns[name] = column = new(
                fields.Select(f => map.Steps(f) is [_] ? FormOfField(f) : CellForm.Json).DefaultIfEmpty(CellForm.Text).Max(),
                fields.Any(f => !FieldMap.OfJudges.Contains(f)));
        }

        return column;
    }

    private CellForm FormOfField(string field) => field switch
    {
        "answers" or "speeches" or "judges" => CellForm.Json,
        "credences" => map.Credences switch { CredenceForm.First => CellForm.Number, CredenceForm.Label => CellForm.Text, _ => CellForm.Json },
        "correct" or "sample" or "stage" or "cost" => CellForm.Number,
        "swap" or "final" => CellForm.Flag,
        _ => CellForm.Text,
    };

    private static bool? Flag(string field) => field.ToUpperInvariant() switch { "TRUE" or "1" or "YES" => true, "FALSE" or "0" or "NO" => false, _ => null };

    private static bool IsJson(string field) => LineReader.IsJson(System.Text.Encoding.UTF8.GetBytes(field));

    private static string Short(string field) => field.Length <= 40 ? field : field[..40] + "…";

    /// <summary>A column, by the fields that are mapped to it or below it.</summary>
    /// <param name="Form">How its cells are read.</param>
    /// <param name="IsOfDebate">Whether one of the fields is the debate's, so that all rows of a debate must agree in it.</param>
    private sealed record Column(CellForm Form, bool IsOfDebate);

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
