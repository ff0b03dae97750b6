using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Where each line of a file stands, so that lines which were appended as items ended can be read in the order of their keys. Of two
/// lines of one key the later counts, unless both are to be kept. It holds keys and no lines.
/// </summary>
internal sealed class OrderedLines
{
    private const char Separator = '\u0001';

    private readonly string _path;
    private readonly List<Place> _places;

    private OrderedLines(string path, List<Place> places) => (_path, _places) = (path, places);

    /// <summary>Whether the file holds just these lines in just this order.</summary>
    public bool IsInOrder { get; private init; }

    /// <summary>How many lines there are, of each key one.</summary>
    public int Count => _places.Count;

    /// <summary>How many bytes of a last line that was cut off are left out.</summary>
    public int TornBytes { get; private init; }

    /// <summary>Reads through a file once; one that is not there holds nothing.</summary>
    /// <param name="path">The file; nothing may be cut from it as long as this is used.</param>
    /// <param name="file">Which file of the store it is.</param>
    /// <param name="distinct">Whether of two lines of one key only the later is kept.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line has no key.</exception>
    public static async Task<OrderedLines> OfAsync(string path, StoreFile file, bool distinct = true, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
        {
            return new(path, []) { IsInOrder = true };
        }

        var (places, number, at, torn) = (new List<Place>(), 0L, 0L, 0);
        await using var stream = Open(path);
        await foreach (var (line, isOpen) in LineReader.ReadAsync(stream, path, cancellationToken))
        {
            number++;
            if (KeyOf(line, file) is { } key)
            {
                places.Add(new(key, number, at, line.Length));
            }
            else if (isOpen && !LineReader.IsJson(line))
            {
                torn = line.Length;
            }
            else
            {
                throw new JournalException(path, number, null, $"{string.Join(", ", file.KeyFields)} are expected.");
            }

            at += line.Length + 1;
        }

        places.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key) is not 0 and var order ? order : a.Line.CompareTo(b.Line));
        List<Place> ordered = distinct ? [.. places.Where((p, i) => i + 1 == places.Count || places[i + 1].Key != p.Key)] : places;
        return new(path, ordered)
        {
            IsInOrder = torn == 0 && ordered.Count == number && Enumerable.Range(0, ordered.Count).All(i => ordered[i].Line == i + 1),
            TornBytes = torn,
        };
    }

    /// <summary>Streams the lines in order, without their ends, with the number of each in the file.</summary>
    public async IAsyncEnumerable<(byte[] Line, long Number)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_places.Count == 0)
        {
            yield break;
        }

        await using var stream = Open(_path);
        foreach (var place in _places)
        {
            var line = new byte[place.Length];
            stream.Position = place.Offset;
            await stream.ReadExactlyAsync(line, cancellationToken);
            yield return (line, place.Line);
        }
    }

    /// <summary>A line's key; null where it has none.</summary>
    public static string? KeyOf(ReadOnlySpan<byte> line, StoreFile file)
    {
        var parts = new string?[file.KeyFields.Count];
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    Take(ref reader, file.KeyFields, parts);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or not UTF-8
        }

        return Array.TrueForAll(parts, p => p is not null) ? string.Join(Separator, parts) : null;
    }

    private static void Take(ref Utf8JsonReader reader, IReadOnlyList<string> fields, string?[] parts)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (reader.ValueTextEquals(fields[i]))
            {
                reader.Read();
                parts[i] = reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString("D10", CultureInfo.InvariantCulture),
                    JsonTokenType.Null => "",
                    _ => null,
                };
                return;
            }
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);

    private readonly record struct Place(string Key, long Line, long Offset, int Length);
}
