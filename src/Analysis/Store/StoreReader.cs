using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Store;

/// <summary>
/// Reads a file of one JSON value a line, in bounded memory, also while it is being written. A last line that was cut off is
/// left out; anything else that is not such a value is an error that names file, line and field.
/// </summary>
internal static class StoreReader
{
    /// <summary>Streams the values in order.</summary>
    /// <param name="file">The file; one that is not there holds nothing.</param>
    /// <param name="type">How a line is read.</param>
    /// <param name="check">What is wrong with a value: a JSON path and a problem, or null.</param>
    /// <param name="torn">Told of the bytes of a last line that was cut off.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string file,
        JsonTypeInfo<T> type,
        Func<T, (string Path, string Problem)?> check,
        Action<int>? torn = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        if (!File.Exists(file))
        {
            yield break;
        }

        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: false);
        var number = 0L;
        await foreach (var (line, isLast) in LineReader.ReadAsync(stream, file, cancellationToken))
        {
            if (Parse(file, line, ++number, isLast, type, check, torn) is { } value)
            {
                yield return value;
            }
        }
    }

    /// <summary>Reads one line; null where it is the last and was cut off.</summary>
    public static T? Parse<T>(
        string file, byte[] line, long number, bool isLast, JsonTypeInfo<T> type, Func<T, (string Path, string Problem)?> check, Action<int>? torn)
        where T : class
    {
        T? value;
        try
        {
            value = JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException) when (isLast && !IsJson(line))
        {
            torn?.Invoke(line.Length);
            return null;
        }
        catch (JsonException error)
        {
            throw new JournalException(file, number, error.Path, PlainProblem(error), error);
        }

        if (value is null)
        {
            throw new JournalException(file, number, null, "null stands where an object is expected.");
        }

        return check(value) is var (path, problem) ? throw new JournalException(file, number, path, problem) : value;
    }

    private static string PlainProblem(JsonException error) => error.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];

    private static bool IsJson(ReadOnlySpan<byte> line)
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
