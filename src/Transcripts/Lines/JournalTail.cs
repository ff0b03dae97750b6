using Microsoft.Win32.SafeHandles;

namespace LearningThePrior.Transcripts;

/// <summary>Makes the end of a journal fit to be written on after a crash; nothing is lost.</summary>
internal static class JournalTail
{
    /// <summary>
    /// Finds where the next line begins. A last line without its end gets one; one without its end that is no JSON was cut off by
    /// a crash: it is appended to a file with ".torn" added to <paramref name="path"/>, and only when it is safe there is it cut from the journal.
    /// </summary>
    /// <returns>The position to write at, and how many bytes were moved.</returns>
    /// <exception cref="InvalidDataException">The last line has its end and is no JSON.</exception>
    public static (long End, long Torn) Mend(SafeFileHandle journal, string path)
    {
        var length = RandomAccess.GetLength(journal);
        var start = LastLineStart(journal, length);
        if (start == length)
        {
            return (length, 0);
        }

        if (length - start <= JournalEvent.MaxLineBytes)
        {
            var line = new byte[length - start];
            Fill(journal, line, start);
            if (line[^1] == '\n')
            {
                return LineReader.IsJson(line)
                    ? (length, 0)
                    : throw new InvalidDataException($"{path}: the last line is whole and no JSON: it was damaged, not cut off; restore it, or take it away.");
            }

            if (LineReader.IsJson(line))
            {
                RandomAccess.Write(journal, "\n"u8, length);
                return (length + 1, 0);
            }
        }

        Move(journal, start, length, path + ".torn");
        RandomAccess.SetLength(journal, start);
        return (start, length - start);
    }

    private static long LastLineStart(SafeFileHandle journal, long length)
    {
        var chunk = new byte[65_536];
        for (var end = length - 1; end > 0;)
        {
            var size = (int)Math.Min(chunk.Length, end);
            Fill(journal, chunk.AsSpan(0, size), end - size);
            if (chunk.AsSpan(0, size).LastIndexOf((byte)'\n') is >= 0 and var at)
            {
                return end - size + at + 1;
            }

            end -= size;
        }

        return 0;
    }

    private static void Move(SafeFileHandle journal, long start, long end, string tornPath)
    {
        using var torn = new FileStream(tornPath, FileMode.Append, FileAccess.Write, FileShare.Read);
        var chunk = new byte[65_536];
        while (start < end)
        {
            var part = chunk.AsSpan(0, (int)Math.Min(chunk.Length, end - start));
            Fill(journal, part, start);
            torn.Write(part);
            start += part.Length;
        }

        torn.Write("\n"u8);
        torn.Flush(flushToDisk: true);
    }

    private static void Fill(SafeFileHandle journal, Span<byte> buffer, long offset)
    {
        while (!buffer.IsEmpty)
        {
            var count = RandomAccess.Read(journal, buffer, offset);
            if (count == 0)
            {
                throw new EndOfStreamException("The journal became shorter while it was being opened.");
            }

            buffer = buffer[count..];
            offset += count;
        }
    }
}
