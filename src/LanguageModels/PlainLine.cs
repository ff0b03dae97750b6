using System.Globalization;

namespace LearningThePrior.LanguageModels;

/// <summary>Untrusted text on its way into a line for a human.</summary>
internal static class PlainLine
{
    /// <summary>One line: what does not show becomes a space, and what is too long is cut.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="length">The most characters to keep.</param>
    public static string Of(string text, int length = 80)
    {
        var cut = text.Length > length ? text[..length] : text;
        return string.Concat(cut.Select(c => Shows(c) ? c : ' ')).Trim() + (cut.Length < text.Length ? "…" : "");
    }

    private static bool Shows(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
