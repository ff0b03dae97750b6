using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Transcripts.Checking;

/// <summary>
/// A hash of every line of a run, kept as <c>seal.jsonl</c> in its folder (or anywhere else that nobody changes): what was changed, taken away or added since shows line by line.
/// </summary>
/// <remarks>A line of it is {"file", "id", "sha256"}; run.json stands in it whole. Lines that were added later (judgements, with their calls) are no fault and are not told.</remarks>
public static class RunSeal
{
    private const string Name = "seal.jsonl";

    /// <summary>Where a run's seal is; null where it has none.</summary>
    /// <param name="folder">The run's folder.</param>
    public static string? Find(string folder) => Path.Combine(folder, Name) is var path && File.Exists(path) ? path : null;

    /// <summary>Writes the seal of a run that is closed.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="cancellationToken">Stops it; then there is none.</param>
    /// <returns>How many lines it is of.</returns>
    /// <exception cref="InvalidDataException">A line has no key.</exception>
    public static async Task<long> WriteAsync(string folder, CancellationToken cancellationToken = default)
    {
        using var file = new UnfinishedFile(Path.Combine(folder, Name));
        var lines = 0L;
        await using (var writer = new StreamWriter(file.Stream, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            await foreach (var (name, id, hash) in HashesAsync(folder, cancellationToken))
            {
                lines++;
                await writer.WriteLineAsync($"{{\"file\":{Json(name)},\"id\":{Json(id)},\"sha256\":\"{hash}\"}}");
            }
        }

        file.Complete();
        return lines;
    }

    /// <summary>What differs from the seal: lines that were changed, and lines that are gone.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<RunFault>> CompareAsync(string folder, CancellationToken cancellationToken = default)
    {
        var now = new Dictionary<(string, string), string>();
        await foreach (var (name, id, hash) in HashesAsync(folder, cancellationToken))
        {
            now[(name, id)] = hash;
        }

        List<RunFault> faults = [];
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, Name), cancellationToken))
        {
            number++;
            var (name, id, hash) = Read(line, number);
            if (!now.TryGetValue((name, id), out var found))
            {
                faults.Add(new("missing", name, id, "was there when the run was sealed."));
            }
            else if (found != hash)
            {
                faults.Add(new("altered", name, id, "is not what it was when the run was sealed."));
            }
        }

        return faults;
    }

    private static async IAsyncEnumerable<(string File, string Id, string Hash)> HashesAsync(
        string folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ("run.json", "run", Hash(await File.ReadAllBytesAsync(StoreFiles.Run(folder), cancellationToken)));
        foreach (var (name, fields) in StoreFile.All.Select(f => (f.Name, f.KeyFields)).Append(("calls.jsonl", ["call_id"])))
        {
            var path = name == StoreFile.Debates.Name ? StoreFiles.Debates(folder) : Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                continue;
            }

            await using var stream = StoreFiles.Read(path);
            var number = 0L;
            await foreach (var (line, _) in LineReader.ReadAsync(stream, path, cancellationToken))
            {
                number++;
                yield return (name, Id(line, fields, number), Hash(line));
            }
        }
    }

    /// <summary>The fields of a line's key; where it cannot be read, its number.</summary>
    private static string Id(byte[] line, IReadOnlyList<string> fields, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return string.Join('/', fields.Select(f => document.RootElement.GetProperty(f).ToString()));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"line {number}");
        }
    }

    private static (string File, string Id, string Hash) Read(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            string Text(string field) => document.RootElement.GetProperty(field).GetString() ?? "";
            return (Text("file"), Text("id"), Text("sha256"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{Name}, line {number}: is no line of a seal; restore the file, or seal the run anew."), e);
        }
    }

    private static string Hash(byte[] line) => Convert.ToHexStringLower(SHA256.HashData(line));

    private static string Json(string text) => JsonSerializer.Serialize(text, SealJson.Default.String);
}

/// <summary>How a seal's texts are written.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class SealJson : System.Text.Json.Serialization.JsonSerializerContext;
