using System.Text;
using System.Text.RegularExpressions;

namespace LearningThePrior.Debate;

/// <summary>
/// Finds where a speech calls a side by its label ("Debater B's point", "B never answered", "vote for A"), and turns the labels round. In a mirrored debate the
/// sides have changed names, so that such words mean the wrong side.
/// </summary>
/// <remarks>A reading of English, not a proof: a label that is written in another way is not found, and "Plan B" is passed over while "room B" is taken for a side.</remarks>
public static partial class SideNames
{
    /// <summary>Whether words name a side by its label.</summary>
    /// <param name="text">A speech.</param>
    /// <param name="quotes">Words within it that are quoted from Z: what they say is not the speaker's.</param>
    public static bool AreNamed(string text, IEnumerable<string> quotes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quotes);
        return Labels(text, quotes).Any();
    }

    /// <summary>The words with each label turned round and marked as not the speaker's own: "Debater B's point" becomes "Debater ⟦A⟧'s point".</summary>
    /// <param name="text">A speech, escaped by <see cref="SpeechSanitizer.Escape(string)"/>, so that it holds no such marks itself.</param>
    /// <param name="quotes">Words within it that are quoted from Z, which stay.</param>
    public static string Swap(string text, IEnumerable<string> quotes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quotes);
        var (swapped, from) = (new StringBuilder(text.Length), 0);
        foreach (var label in Labels(text, quotes))
        {
            swapped.Append(text, from, label.Index - from).Append(SpeechSanitizer.Mark(label.Value == "A" ? "B" : "A"));
            from = label.Index + label.Length;
        }

        return swapped.Append(text, from, text.Length - from).ToString();
    }

    private static IEnumerable<Group> Labels(string text, IEnumerable<string> quotes)
    {
        List<(int From, int To)> quoted = [];
        foreach (var quote in quotes.Where(q => q.Length > 0))
        {
            for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + quote.Length, StringComparison.Ordinal))
            {
                quoted.Add((at, at + quote.Length));
            }
        }

        return Label().Matches(text).Select(m => m.Groups["label"]).Where(l => !quoted.Exists(q => q.From <= l.Index && l.Index < q.To));
    }

    // After a noun that labels stand after; a possessive; B alone, which is no word; A alone where no article can stand: beside B, before a verb, or at an end.
    [GeneratedRegex(
        """
        (?i:\b(?:debater|consultant|speaker|opponent|side|person|participant|player|answer|option|choice|position)s?)[\ \u00A0_-]?(?<label>[AB])(?![\w])
        | (?<!\b(?i:plan|vitamin|hepatitis|type|grade|level|class|part|appendix|section|figure|table|exhibit|straight)[\ ])(?<![\w.&/'’-])
          (?: (?<label>[AB])(?=['’]s\b)
            | (?<label>B)(?![\w.&'’-]|\.\w)
            | (?<=[a-z,]\s)(?<label>B)(?=\.(?:\s|$))
            | (?<label>A)(?=\s+(?:and|or|nor|vs\.?|versus)\s+B\b|\s*/\s*B\b
                | \s+(?:says|said|is|was|has|had|hasn|did|didn|does|doesn|claims|claimed|argues|argued|asserts|asserted|quotes|quoted|cites|cited|agrees|agreed|admits|admitted|concedes|ignores|ignored|never|also|themsel|would|could|can|cannot|keeps|fails|failed|makes|tries|wants|thinks|believes|contradicts)\b
                | [,;:!?)](?:\s|$))
            | (?<=\b(?:B\s(?:and|or|nor|vs|versus)|for|with|that|than|by|against|unlike|favou?r|favou?rs)\s)(?<label>A)(?=[.](?:\s|$)|$)
          )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
