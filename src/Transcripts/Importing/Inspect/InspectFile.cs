using System.IO.Compression;

namespace LearningThePrior.Transcripts.Importing.Inspect;

/// <summary>One log: its header and its samples, from the zip (<c>.eval</c>) or the one object (<c>.json</c>) that it is.</summary>
internal sealed class InspectFile : IDisposable
{
    private const int LatestVersion = 2;

    /// <summary>What a few kilobytes of a zip may unpack to is bounded, as is every value that is read.</summary>
    private const int LargestMember = JournalEvent.MaxLineBytes;

    /// <summary>Our own export's nodes, which no sample has.</summary>
    public const string Nodes = "ltp/nodes.jsonl";

    private readonly ZipArchive? _zip;

    private InspectFile(string path, ZipArchive? zip, JsonPart header, IReadOnlyList<Func<JsonPart>> samples)
    {
        (Path, _zip, Header, Samples) = (path, zip, header, samples);
        Eval = header["eval"];
    }

    public string Path { get; }

    /// <summary>The log without its samples.</summary>
    public JsonPart Header { get; }

    /// <summary>What was run: task, model, roles.</summary>
    public JsonPart Eval { get; }

    /// <summary>Each reads a sample.</summary>
    public IReadOnlyList<Func<JsonPart>> Samples { get; }

    /// <summary>Opens a log.</summary>
    /// <exception cref="InvalidDataException">It is none, it is cut off, or it is of a later version.</exception>
    public static InspectFile Open(string path)
    {
        var log = System.IO.Path.GetExtension(path) == ".eval" ? OpenZip(path) : OpenJson(path);
        if (log.Header.Find("version") is { } version && version.Whole() is var number && number > LatestVersion)
        {
            log.Dispose();
            throw version.Wrong($"the log is of version {number}; versions up to {LatestVersion} are read.");
        }

        return log;
    }

    /// <summary>The lines of a member of the zip; none where there is no such member.</summary>
    public IEnumerable<JsonPart> Lines(string member)
    {
        if (_zip?.GetEntry(member) is not { } entry)
        {
            yield break;
        }

        var number = 0;
        using var stream = entry.Open();
        using var lines = LineReader.ReadAsync(stream, member).ToBlockingEnumerable().GetEnumerator();
        while (Unpacked(Path, entry, lines.MoveNext))
        {
            yield return JsonPart.Parse(lines.Current.Line, FormattableString.Invariant($"{Path}, {member}, line {++number}"), isLine: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip?.Dispose();

    private static InspectFile OpenJson(string path)
    {
        var log = JsonPart.Parse(File.ReadAllBytes(path), path);
        return new(path, null, log, [.. (log.Find("samples")?.Items() ?? []).Select(s => new Func<JsonPart>(s.Alone))]);
    }

    private static InspectFile OpenZip(string path)
    {
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: is no whole zip; it was cut off or is no log of Inspect. ({error.Message})", error);
        }

        try
        {
            // A log whose run never ended has no header yet.
            var header = zip.GetEntry("header.json") ?? zip.GetEntry("_journal/start.json")
                ?? throw new InvalidDataException($"{path}: holds neither header.json nor _journal/start.json; it is no log of Inspect.");
            var samples = zip.Entries.Where(e => e.FullName.StartsWith("samples/", StringComparison.Ordinal) && e.FullName.EndsWith(".json", StringComparison.Ordinal));
            return new(path, zip, Read(path, header), [.. samples.Select(e => new Func<JsonPart>(() => Read(path, e)))]);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    private static JsonPart Read(string path, ZipArchiveEntry entry) =>
        JsonPart.Parse(Unpacked(path, entry, () => Unpack(entry)), $"{path}, {entry.FullName}");

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        var chunk = new byte[65_536];
        while (stream.Read(chunk) is > 0 and var count)
        {
            bytes.Write(chunk, 0, count);
            if (bytes.Length > LargestMember)
            {
                throw new InvalidDataException($"it is longer than {LargestMember} bytes.");
            }
        }

        return bytes.ToArray();
    }

    private static T Unpacked<T>(string path, ZipArchiveEntry entry, Func<T> unpack)
    {
        try
        {
            return unpack();
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or JournalException)
        {
            throw new InvalidDataException($"{path}, {entry.FullName}: cannot be unpacked: {error.Message}", error);
        }
    }
}
