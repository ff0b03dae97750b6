using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
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
    public static async Task<long> WriteAsync(string folder, CancellationToken cancellationToken = default)
    {
        using var file = new UnfinishedFile(Path.Combine(folder, Name));
        var lines = 0L;
        await using (var writer = new StreamWriter(file.Stream, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            await foreach (var line in HashesAsync(folder, cancellationToken))
            {
                lines++;
                await writer.WriteLineAsync(JsonSerializer.Serialize(line, SealJson.Default.SealLine));
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

    private static async IAsyncEnumerable<SealLine> HashesAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new("run.json", "run", Hash(await File.ReadAllBytesAsync(StoreFiles.Run(folder), cancellationToken)));
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
                yield return new(name, Id(line, fields, number), Hash(line));
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

    private static SealLine Read(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SealJson.Default.SealLine) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{Name}, line {number}: is no line of a seal; restore the file, or seal the run anew."), e);
        }
    }

    private static string Hash(byte[] line) => Convert.ToHexStringLower(SHA256.HashData(line));
}

/// <summary>A line of a seal.</summary>
/// <param name="File">The file that the sealed line is of.</param>
/// <param name="Id">The fields of its key, with "/" between.</param>
/// <param name="Sha256">Its hash, in lower-case hexadecimal.</param>
internal sealed record SealLine(string File, string Id, string Sha256);

/// <summary>How a seal is written: a field that is missing is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SealLine))]
internal sealed partial class SealJson : JsonSerializerContext;
