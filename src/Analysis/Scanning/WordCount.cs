using System.Buffers;
using System.Text.Json;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Counts words: runs of anything but white space of ASCII and control characters.</summary>
internal static class WordCount
{
    /// <summary>The words of the string that the reader stands on.</summary>
    public static int Of(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Of(reader.ValueSpan);
        }

        var text = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return Of(text.AsSpan(0, reader.CopyString(text)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    /// <summary>The words of a text.</summary>
    public static int Of(string text)
    {
        var (words, inWord) = (0, false);
        foreach (var c in text)
        {
            words += c > ' ' && !inWord ? 1 : 0;
            inWord = c > ' ';
        }

        return words;
    }

    private static int Of(ReadOnlySpan<byte> text)
    {
        var (words, before) = (0, 0);
        foreach (var b in text)
        {
            var now = b > ' ' ? 1 : 0;
            words += now & ~before;
            before = now;
        }

        return words;
    }
}
