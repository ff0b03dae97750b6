namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>Imports debates in any format of one JSON object a line, by a map of where things stand in it.</summary>
public static class JsonLinesImport
{
    private static readonly ImportFormat Format = new(
        "jsonl",
        [
            "the fields that --map names, or that are found under their own names -> debate, turns, key and verdict",
            "<quote> in speeches -> citations of \"/0\", checked against the story here; without one: not unpacked",
        ],
        ["the lines' layout: white space between values", ImportedStory.NotKept]);

    /// <summary>Imports a file as a run's folder.</summary>
    /// <param name="file">The file.</param>
    /// <param name="map">Where things stand in a line.</param>
    /// <param name="folder">The run's folder, which may not stand yet.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    /// <returns>What became of everything.</returns>
    /// <exception cref="InvalidDataException">The file is missing or malformed, or the folder stands; nothing was written.</exception>
    /// <exception cref="JournalException">A line is longer than 64 MiB.</exception>
    public static ImportReport Run(string file, FieldMap map, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"there is no file {file}; one of a JSON object a line is expected.");
        }

        var runId = $"{Format.Name}-{ContentName.Of(ContentName.OfFiles(file), map.Fingerprint)}";
        return ImportedRun.Write(folder, runId, Format, Debates(file, map, runId, cancellationToken), [], cancellationToken);
    }

    private static IEnumerable<ImportedDebate> Debates(string file, FieldMap map, string runId, CancellationToken cancellationToken)
    {
        using var stream = File.OpenRead(file);
        var number = 0L;
        foreach (var (bytes, _) in LineReader.ReadAsync(stream, file, cancellationToken).ToBlockingEnumerable(cancellationToken))
        {
            number++;
            if (bytes.Any(b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r')))
            {
                yield return new JsonLine(JsonPart.Parse(bytes, $"{file}, line {number}", isLine: true), map, runId, number).Map();
            }
        }
    }
}
