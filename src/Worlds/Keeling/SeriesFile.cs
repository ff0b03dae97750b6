using System.Globalization;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// Reads a record from a CSV file of two columns, date and value. Dates are written yyyy-MM or yyyy-MM-dd, all alike and
/// strictly rising; the decimal sign is a dot; a header, blank lines and comment lines that begin with "#" are allowed.
/// </summary>
public static class SeriesFile
{
    /// <summary>A shorter record has too little in its first half to learn a season from: two years of months.</summary>
    public const int MinRows = 24;

    /// <summary>The longest record accepted; longer ones are refused before they fill the memory.</summary>
    public const int MaxRows = 20_000;

    /// <summary>The longest line accepted, in characters.</summary>
    public const int MaxLineLength = 200;

    /// <summary>The largest value accepted, either side of zero.</summary>
    public const double MaxValue = 1e12;

    private const string BuiltInName = "mauna-loa-co2.csv";

    /// <summary>The built-in record: monthly carbon dioxide at Mauna Loa in ppm, 1959-01 to 1997-12, 468 months.</summary>
    public static IReadOnlyList<SeriesRow> BuiltIn()
    {
        using var stream = typeof(SeriesFile).Assembly.GetManifestResourceStream(BuiltInName)!;
        using var reader = new StreamReader(stream);
        return Parse(reader, BuiltInName);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SeriesFormatException">The file is not such a record.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyList<SeriesRow> Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var reader = new StreamReader(path);
        return Parse(reader, path);
    }

    /// <summary>Reads a record from text.</summary>
    /// <param name="reader">The text; left open.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="SeriesFormatException">The text is not such a record.</exception>
    public static IReadOnlyList<SeriesRow> Parse(TextReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = new List<SeriesRow>();
        var header = true;
        var number = 0;
        while (BoundedLine.Read(reader, MaxLineLength) is { } line)
        {
            number++;
            if (line.Length > MaxLineLength)
            {
                throw new SeriesFormatException(file, number, "rows", $"the line is longer than {MaxLineLength} characters; write one date and one value a line.");
            }

            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var fields = text.Split(',').Select(Unquote).ToArray();
            var isHeader = header && fields[0].Length > 0 && char.IsLetter(fields[0][0]);
            header = false;
            if (isHeader)
            {
                continue;
            }

            rows.Add(rows.Count < MaxRows
                ? Row(new(file, number), fields, rows.LastOrDefault())
                : throw new SeriesFormatException(file, number, "rows", $"there are more than {MaxRows} rows; give fewer, for example one a month."));
        }

        return rows.Count >= MinRows
            ? rows
            : throw new SeriesFormatException(file, Math.Max(1, number), "rows", $"there are {rows.Count} rows; give at least {MinRows}.");
    }

    private static SeriesRow Row(Place place, string[] fields, SeriesRow? before)
    {
        if (fields.Length != 2)
        {
            throw place.Error(fields.Length < 2 ? "value" : "rows", $"there are {fields.Length} fields; write two, date,value, with a dot as decimal sign.");
        }

        var label = fields[0];
        if (SeriesRow.ReadDate(label) is not { } date)
        {
            throw place.Error("date", $"\"{label}\" is no date; write yyyy-MM or yyyy-MM-dd.");
        }

        if (before is not null && before.Label.Length != label.Length)
        {
            throw place.Error("date", $"\"{label}\" is written unlike \"{before.Label}\"; write all dates alike.");
        }

        if (before is not null && before.Date >= date)
        {
            throw place.Error("date", $"\"{label}\" does not come after \"{before.Label}\"; sort the rows and give each date once.");
        }

        return double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= MaxValue
            ? new(label, date, value)
            : throw place.Error("value", $"\"{fields[1]}\" is no number of at most {MaxValue:0} either side of zero; write one with a dot as decimal sign, and leave out rows without a value.");
    }

    private static string Unquote(string field)
    {
        var text = field.Trim();
        return text is ['"', .., '"'] ? text[1..^1].Trim() : text;
    }

    private readonly record struct Place(string File, int Line)
    {
        public SeriesFormatException Error(string field, string problem) => new(File, Line, field, problem);
    }
}
