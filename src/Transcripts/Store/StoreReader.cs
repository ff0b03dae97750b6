using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Reads a file of one JSON value a line, in bounded memory, also while it is being written. A last line that was cut off is
/// left out; anything else that is not such a value is an error that names file, line and field.
/// </summary>
internal static class StoreReader
{
    /// <summary>Streams the values in order.</summary>
    /// <param name="file">The file; one that is not there holds nothing.</param>
    /// <param name="format">How a line is read.</param>
    /// <param name="torn">Told of the bytes of a last line that was cut off.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string file, StoreFormat<T> format, Action<int> torn, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        if (!File.Exists(file))
        {
            yield break;
        }

        await using var stream = StoreFiles.Read(file);
        var number = 0L;
        await foreach (var (line, isOpen) in LineReader.ReadAsync(stream, file, cancellationToken))
        {
            if (Parse(file, line, ++number, isOpen, format, torn) is { } value)
            {
                yield return value;
            }
        }
    }

    /// <summary>Reads one line; null where it is the last and was cut off.</summary>
    public static T? Parse<T>(string file, ReadOnlySpan<byte> line, long number, bool isOpen, StoreFormat<T> format, Action<int> torn)
        where T : class
    {
        try
        {
            var value = format.Read(line);
            return Utf8.IsValid(line) ? value : throw new JsonException("", "$", null, null);
        }
        catch (JsonException) when (isOpen && !LineReader.IsJson(line))
        {
            torn(line.Length);
            return null;
        }
        catch (JsonException error)
        {
            throw new JournalException(file, number, error.Path, Utf8.IsValid(line) ? PlainProblem(error) : "the line is not UTF-8.", error);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException or NotSupportedException)
        {
            // How the serializer reports names that are half a character, and numbers beyond their kind.
            throw new JournalException(file, number, null, Utf8.IsValid(line) ? $"a text or a number cannot be read: {error.Message}" : "the line is not UTF-8.", error);
        }
    }

    /// <summary>What is wrong, without names of this program's types.</summary>
    public static string PlainProblem(JsonException error)
    {
        var message = error.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        return message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? "the value is not of the kind that is expected there."
            : message.Split("missing required properties including: ") is [_, var keys] ? $"keys are missing: {keys}" : message;
    }
}
