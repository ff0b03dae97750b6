using System.Text.Json;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Counts words: runs of anything but white space of ASCII and control characters.</summary>
internal static class WordCount
{
    /// <summary>The words of the string that the reader stands on, counted where it stands.</summary>
    public static int Of(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        var (words, before) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var now = text[i] == '\\' ? (IsSpace(text, ref i) ? 0 : 1) : text[i] > ' ' ? 1 : 0;
            words += now & ~before;
            before = now;
        }

        return words;
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

    /// <summary>Whether an escape stands for a space or a control character; moves to its last byte. The reader has checked its form.</summary>
    private static bool IsSpace(ReadOnlySpan<byte> text, ref int at)
    {
        var kind = text[++at];
        if (kind != 'u')
        {
            return kind is (byte)'n' or (byte)'r' or (byte)'t' or (byte)'b' or (byte)'f';
        }

        var digits = text.Slice(at + 1, 4);
        at += 4;
        return digits[0] == '0' && digits[1] == '0' && (digits[2] is (byte)'0' or (byte)'1' || (digits[2] == '2' && digits[3] == '0'));
    }
}
