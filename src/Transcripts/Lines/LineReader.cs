using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LearningThePrior.Transcripts;

/// <summary>Cuts a stream of one JSON value a line into lines of bounded length.</summary>
public static class LineReader
{
    /// <summary>Streams the lines without their ends, and says of the last whether it lacks its own: a line that is no JSON was cut off there, and is damaged anywhere else.</summary>
    /// <param name="stream">Read from where it stands to its end.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line is longer than 64 MiB.</exception>
    public static async IAsyncEnumerable<(byte[] Line, bool IsOpen)> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var chunk = new byte[65_536];
        using var line = new MemoryStream();
        var number = 1L;
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var count)
        {
            for (var start = 0; start < count;)
            {
                var length = Array.IndexOf(chunk, (byte)'\n', start, count - start) is >= 0 and var end ? end - start : count - start;
                if (line.Length + length >= JournalEvent.MaxLineBytes)
                {
                    throw new JournalException(name, number, null, $"the line is longer than {JournalEvent.MaxLineBytes} bytes.");
                }

                line.Write(chunk, start, length);
                start += length;
                if (start < count)
                {
                    yield return (line.ToArray(), false);
                    line.SetLength(0);
                    number++;
                    start++;
                }
            }
        }

        if (line.Length > 0)
        {
            yield return (line.ToArray(), true);
        }
    }

    /// <summary>Whether a line is JSON at all; an object that was cut off never is.</summary>
    public static bool IsJson(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
