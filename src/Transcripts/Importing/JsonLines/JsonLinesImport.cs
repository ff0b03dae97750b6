namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>Imports debates in any format of JSON objects, or tables of comma or tab separated values, by a map of where things stand in it.</summary>
public static class JsonLinesImport
{
    private static readonly ImportFormat Format = new(
        "jsonl",
        [
            "the fields that --map names, or that are found under their own names -> debate, turns, key and verdict",
            "<quote> in speeches -> citations of \"/0\", checked against the story here; without one: not unpacked",
        ],
        ["the layout of the JSON: white space between values; of tables: quotation marks around cells, and empty cells", ImportedStory.NotKept]);

    /// <summary>Imports a file, or a folder of them, as a run's folder.</summary>
    /// <param name="source">A file of one object a line, of objects one after the other over any number of lines, or of one list of objects; a table with a header (.csv, .tsv); or a folder with files (.json, .jsonl, .csv, .tsv) of these.</param>
    /// <param name="map">Where things stand in an object.</param>
    /// <param name="folder">The run's folder, which may not stand yet.</param>
    /// <param name="skipBad">Whether objects that cannot be read are left out and listed in the report.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    /// <returns>What became of everything.</returns>
    /// <exception cref="InvalidDataException">The source is missing or malformed, or the folder stands; nothing was written.</exception>
    /// <exception cref="JournalException">An object is longer than 64 MiB.</exception>
    public static ImportReport Run(string source, FieldMap map, string folder, bool skipBad = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var files = Files(source);
        var runId = $"{Format.Name}-{ContentName.OfRun(files, map.Fingerprint)}";
        return ImportedRun.Write(folder, runId, Format, Debates(files, Directory.Exists(source), map, runId, cancellationToken), [], skipBad, cancellationToken);
    }

    private static string[] Files(string source)
    {
        if (File.Exists(source))
        {
            return [source];
        }

        string[] files = Directory.Exists(source)
            ? [.. Directory.EnumerateFiles(source).Where(f => Path.GetExtension(f) is ".json" or ".jsonl" or ".csv" or ".tsv").Order(StringComparer.Ordinal)]
            : throw new InvalidDataException($"there is no file or folder {source}; one of JSON objects, or a table, is expected.");
        return files.Length > 0 ? files : throw new InvalidDataException($"{source} holds no .json, .jsonl, .csv or .tsv file.");
    }

    private static IEnumerable<Func<ImportedDebate>> Debates(string[] files, bool isFolder, FieldMap map, string runId, CancellationToken cancellationToken)
    {
        var fields = new FieldReader(map);
        foreach (var file in files)
        {
            // A file of a folder is named after; so is the only object of a file.
            var stem = isFolder ? Path.GetFileNameWithoutExtension(file) : null;
            fields.OfTable = TableRows.IsTable(file);
            if (fields.OfTable)
            {
                foreach (var (line, debate) in new TableRows(file, map).Read())
                {
                    var name = FormattableString.Invariant($"{(stem is null ? "" : $"{stem}.")}line-{line}");
                    yield return () => new JsonLine(debate(), fields, runId, name).Map();
                }

                continue;
            }

            var (isFirst, before, n) = (true, 0L, 1);
            foreach (var (value, line) in JsonValues.ReadAsync(file, cancellationToken).ToBlockingEnumerable(cancellationToken))
            {
                (n, before) = (line == before ? n + 1 : 1, line);
                var place = n == 1 ? FormattableString.Invariant($"line-{line}") : FormattableString.Invariant($"line-{line}.{n}");
                var name = stem is null ? place : isFirst && Path.GetExtension(file) == ".json" ? stem : $"{stem}.{place}";
                isFirst = false;
                yield return () => new JsonLine(JsonPart.Parse(value, $"{file}, line {line}", isLine: true), fields, runId, name).Map();
            }
        }

        if (fields.NeverMet is { } field)
        {
            throw new InvalidDataException($"--map says that '{field}' is at {map.Path(field)}, but nothing stands there in any object.");
        }
    }
}
