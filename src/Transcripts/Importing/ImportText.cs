using System.Text.Unicode;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>Texts of others: checked to be UTF-8, and made fit for a transcript.</summary>
internal static class ImportText
{
    /// <summary>A speech as the store holds it: escaped and bounded, with the words as they came where that differs.</summary>
    public static (string Text, string? Raw) Speech(string words)
    {
        var text = SpeechSanitizer.Cut(SpeechSanitizer.Escape(words), SpeechLimits.TextCharacters);
        return (text, text == words ? null : words);
    }

    /// <summary>A debater's turn of white space alone is one without a speech; any other stays as it is.</summary>
    public static StoredTurn OrSilent(StoredTurn turn) =>
        turn.Role != "judge" && string.IsNullOrWhiteSpace(turn.Text)
            ? turn with { Text = "", TextRaw = turn.TextRaw ?? (turn.Text.Length > 0 ? turn.Text : null), Silence = SilenceWords.Of(Silence.Empty) }
            : turn;

    /// <summary>Where a place of a speech's words stands in the store's text of it; escaping makes texts longer.</summary>
    public static int Escaped(string words, int at) => SpeechSanitizer.Escape(words[..at]).Length;

    /// <summary>Whether the store's text of a speech lacks some of its words.</summary>
    public static bool IsCut(StoredTurn turn) =>
        turn.TextRaw is { } raw && SpeechSanitizer.Escape(raw).Length > SpeechLimits.TextCharacters;

    /// <exception cref="InvalidDataException">The bytes are not UTF-8.</exception>
    public static void RequireUtf8(ReadOnlySpan<byte> bytes, string where, bool isLine = false)
    {
        if (Utf8.IsValid(bytes))
        {
            return;
        }

        var line = 1;
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(bytes[..end]))
        {
            bytes = bytes[(end + 1)..];
            line++;
        }

        throw new InvalidDataException($"{(isLine ? where : $"{where}, line {line}")}: is not UTF-8; convert the file, for example with iconv -t UTF-8.");
    }

    /// <summary>The bytes after a byte order mark, if there is one.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
}
