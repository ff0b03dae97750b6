using System.Globalization;

namespace LearningThePrior.Transcripts.Exporting.Inspect;

/// <summary>
/// Samples' ids: debates' ids without what Inspect takes apart in a member's name (<c>samples/{id}_epoch_{n}.json</c>) and
/// without what no file can be called, cut to what a file can be called; each is given out once.
/// </summary>
internal sealed class InspectIds
{
    private const int LongestBytes = 200;
    private const string Nameless = "debate";

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public string For(string debateId)
    {
        var plain = string.Concat(debateId.Select(c => Unfit(c) ? '-' : c)).Replace("_epoch_", "-epoch-", StringComparison.Ordinal);
        plain = plain.Length == 0 ? Nameless : Cut(plain);
        var id = plain;
        for (var n = 2; !_given.Add(id); n++)
        {
            id = FormattableString.Invariant($"{plain}.{n}");
        }

        return id;
    }

    private static bool Unfit(char c) => c is '/' or '\\' or ':' || char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>File systems allow 255 bytes for a name, of which a prefix of whole characters is left to the id.</summary>
    private static string Cut(string text)
    {
        var (length, bytes) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > LongestBytes)
            {
                return text[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return text;
    }
}
