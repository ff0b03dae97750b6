using System.Runtime.CompilerServices;
using System.Text.Json;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Where each debate of a journal stands, so that debates which were played side by side can be read in the order of their
/// ids. It holds the ids and no debate.
/// </summary>
public sealed class JournalIndex
{
    private readonly string _path;
    private readonly List<Place> _places;

    private JournalIndex(string path, List<Place> places) => (_path, _places) = (path, places);

    /// <summary>How many debates there are.</summary>
    public int Count => _places.Count;

    /// <summary>Reads through a journal once; a last line that was cut off is left out.</summary>
    /// <param name="path">The journal; nothing may be cut from it as long as the index is used.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line is malformed, or two debates have one id.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<JournalIndex> OfAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var places = new List<Place>();
        await using var stream = Open(path);
        var (number, at) = (0L, 0L);
        await foreach (var (line, isLast) in LineReader.ReadAsync(stream, path, cancellationToken))
        {
            number++;
            if (IdOf(line) is { } id)
            {
                places.Add(new(id, number, at, line.Length));
            }
            else if (!isLast || LineReader.IsJson(line))
            {
                throw new JournalException(path, number, "$.debate.debate_id", "a debate's id is expected.");
            }

            at += line.Length + 1;
        }

        places.Sort((a, b) => string.CompareOrdinal(a.DebateId, b.DebateId));
        for (var i = 1; i < places.Count; i++)
        {
            if (places[i].DebateId == places[i - 1].DebateId)
            {
                throw new JournalException(path, places[i].Line, "$.debate.debate_id", $"debate {places[i].DebateId} stands there twice.");
            }
        }

        return new(path, places);
    }

    /// <summary>Streams the debates in the order of their ids, letter by letter.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async IAsyncEnumerable<Transcript> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var stream = Open(_path);
        foreach (var place in _places)
        {
            var line = new byte[place.Length];
            stream.Position = place.Offset;
            await stream.ReadExactlyAsync(line, cancellationToken);
            yield return JournalLine.Read(_path, place.Line, line);
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static string? IdOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            string? id = null;
            while (reader.Read())
            {
                if (id is null && reader is { CurrentDepth: 2, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("debate_id"u8)
                    && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    id = reader.GetString();
                }
            }

            return id;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or not UTF-8
        }
    }

    private readonly record struct Place(string DebateId, long Line, long Offset, int Length);
}
