using System.Buffers;
using System.Runtime.CompilerServices;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Cuts a file into blocks of whole lines, large enough to be worth a task of their own.</summary>
internal static class LineBlocks
{
    private const int BlockBytes = 1 << 18;

    /// <summary>Streams the blocks; whoever takes one disposes of it.</summary>
    /// <exception cref="JournalException">A line is longer than 64 MiB.</exception>
    public static async IAsyncEnumerable<LineBlock> ReadAsync(
        string file, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var stream = StoreFiles.Read(file);
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        var (filled, line) = (0, 1L);
        LineBlock? ready = null;
        while (await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken) is > 0 and var count)
        {
            var end = buffer.AsSpan(filled, count).LastIndexOf((byte)'\n') is >= 0 and var at ? filled + at + 1 : 0;
            filled += count;
            var next = end == 0 && filled < buffer.Length ? buffer : NextBuffer(buffer, end, filled, file, line);
            if (end > 0)
            {
                if (ready is not null)
                {
                    yield return ready;
                }

                ready = new LineBlock(buffer, end, line);
                line += ready.Bytes.Count((byte)'\n');
                filled -= end;
            }

            buffer = next;
        }

        if (ready is not null)
        {
            yield return ready;
        }

        yield return new LineBlock(buffer, filled, line);
    }

    /// <summary>A buffer that begins with what is left of this one: as large, or twice as large for a line that fills it.</summary>
    private static byte[] NextBuffer(byte[] buffer, int end, int filled, string file, long line)
    {
        if (end == 0 && filled >= JournalEvent.MaxLineBytes)
        {
            throw new JournalException(file, line, null, $"the line is longer than {JournalEvent.MaxLineBytes} bytes.");
        }

        var next = ArrayPool<byte>.Shared.Rent(end == 0 ? buffer.Length * 2 : Math.Max(BlockBytes, filled - end + 1));
        buffer.AsSpan(end, filled - end).CopyTo(next);
        if (end == 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return next;
    }
}
