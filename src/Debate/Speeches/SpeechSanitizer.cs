using System.Globalization;
using System.Text;

namespace LearningThePrior.Debate;

/// <summary>
/// Keeps a debater's words from passing as ours. Rendered transcripts carry marks such as <c>⟦A round 1⟧</c> and
/// <c>⟦cite /0/1 exact⟧</c>; in untrusted text their brackets, lookalikes of them, and everything that does not show are
/// written out as code points, for example <c>\u{27E6}</c>.
/// </summary>
public static class SpeechSanitizer
{
    /// <summary>Escapes untrusted text. What is escaped once comes back unchanged; a line break and a tab stay.</summary>
    /// <param name="text">Anything, lone surrogates included.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Escape(string text) => Escape(text, rune => Shows(rune) && !Marks(rune));

    /// <summary>Escapes only what does not show: for a transcript with its marks, on its way to a terminal.</summary>
    /// <param name="text">Anything, lone surrogates included.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string EscapeUnseen(string text) => Escape(text, Shows);

    /// <summary>Writes lone surrogates as code points, since no file can hold them; all else stays as it is.</summary>
    internal static string WellFormed(string text) => Escape(text, _ => true);

    /// <summary>Writes a mark of our own around words of our own.</summary>
    /// <param name="words">Never a debater's, unless escaped.</param>
    internal static string Mark(string words) => $"⟦{words}⟧";

    /// <summary>Cuts escaped text to a length, between characters, and says how much was cut.</summary>
    /// <param name="text">What <see cref="Escape(string)"/> made.</param>
    /// <param name="length">The most characters to keep, above 0; the mark that says so comes on top.</param>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end] + Mark($"cut: {text.Length - end} more characters");
    }

    /// <summary>How many words a text has: runs of characters that are not white space.</summary>
    internal static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Cuts escaped text after so many words, and says how many were cut.</summary>
    internal static string CutWords(string text, int words)
    {
        var (count, end, inWord) = (0, text.Length, false);
        for (var i = 0; i < text.Length; i++)
        {
            var starts = !char.IsWhiteSpace(text[i]) && !inWord;
            inWord = !char.IsWhiteSpace(text[i]);
            count += starts ? 1 : 0;
            end = starts && count == (long)words + 1 ? i : end;
        }

        return count <= words
            ? text
            : text[..end].TrimEnd() + Mark(string.Create(CultureInfo.InvariantCulture, $"cut: {count - words} more words"));
    }

    private static string Escape(string text, Func<Rune, bool> stays)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length);
        foreach (var (index, rune) in Runes(text))
        {
            _ = rune is { } known && stays(known)
                ? escaped.Append(text, index, known.Utf16SequenceLength)
                : Append(escaped, rune?.Value ?? text[index]);
        }

        return escaped.ToString();
    }

    private static IEnumerable<(int Index, Rune? Rune)> Runes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            Rune? rune = Rune.TryGetRuneAt(text, i, out var known) ? known : null;
            yield return (i, rune);
            i += rune?.Utf16SequenceLength ?? 1;
        }
    }

    private static StringBuilder Append(StringBuilder escaped, int codePoint) =>
        escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{codePoint:X4}}}");

    private static bool Marks(Rune rune) => rune.Value is 0x27E6 or 0x27E7 or 0x301A or 0x301B;

    private static bool Shows(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => true,
        0x200C or 0x200D => true, // joiners, which Persian, Hindi and emoji are written with
        _ => Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };
}
