using System.Runtime.CompilerServices;
using System.Text;

namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>
/// Streams the values of a file: one a line where the first line is a whole value, and otherwise one after the other (each may
/// take many lines), or the elements of one list. Only one value is held at a time.
/// </summary>
internal static class JsonValues
{
    private const int Looked = 4;

    /// <summary>Each value's bytes, and the line on which it begins.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A value is longer than 64 MiB.</exception>
    public static IAsyncEnumerable<(byte[] Value, long Line)> ReadAsync(string file, CancellationToken cancellationToken) =>
        IsOneALine(file) ? LinesAsync(file, cancellationToken) : ValuesAsync(file, cancellationToken);

    private static bool IsOneALine(string file)
    {
        // A list is not looked at by lines: all of it may stand on one.
        if (BeginsList(file))
        {
            return false;
        }

        // One bad line does not make a list of lines something else: the first few are looked at.
        var first = File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Take(Looked).ToList();
        return first.Count == 0 || first.Exists(line => line.StartsWith('{') && LineReader.IsJson(Encoding.UTF8.GetBytes(line)));
    }

    private static bool BeginsList(string file)
    {
        using var reader = new StreamReader(file);
        var first = reader.Read();
        while (first >= 0 && char.IsWhiteSpace((char)first))
        {
            first = reader.Read();
        }

        return first == '[';
    }

    private static async IAsyncEnumerable<(byte[] Value, long Line)> LinesAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var number = 0L;
        await foreach (var (line, _) in LineReader.ReadAsync(stream, file, cancellationToken))
        {
            number++;
            if (line.Any(b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r')))
            {
                yield return (line, number);
            }
        }
    }

    private static async IAsyncEnumerable<(byte[] Value, long Line)> ValuesAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var chunk = new byte[65_536];
        using var value = new MemoryStream();
        var cutter = new ValueCutter();
        var (line, began) = (1L, 1L);
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                var part = cutter.Next(chunk[i]);
                if (part is not ValueCutter.Part.Between)
                {
                    began = value.Length == 0 ? line : began;
                    value.WriteByte(chunk[i]);
                    if (value.Length >= JournalEvent.MaxLineBytes)
                    {
                        throw new JournalException(file, began, null, $"the value is longer than {JournalEvent.MaxLineBytes} bytes.");
                    }
                }

                if (part is ValueCutter.Part.Last)
                {
                    yield return (value.ToArray(), began);
                    value.SetLength(0);
                }

                line += chunk[i] == (byte)'\n' ? 1 : 0;
            }
        }

        if (value.Length > 0)
        {
            yield return (value.ToArray(), began);
        }
    }
}
