using System.Text.RegularExpressions;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// A speech between <c>&lt;argument></c> and <c>&lt;/argument></c>, or <c>&lt;speech></c>, as models write that were taught tags (Khan et al. 2024). A quote says where it stands:
/// <c>&lt;quote address="/0/1">words&lt;/quote></c>; one that does not stays words of the speech.
/// </summary>
internal static partial class TaggedSpeech
{
    /// <summary>The last such speech; null where there is none.</summary>
    public static SpeechReply? Find(string text)
    {
        if (text.Length > SpeechLimits.TextCharacters * 8)
        {
            return null;
        }

        var last = Between(text, Openings(), m => m.Groups["tag"].Value).LastOrDefault().Words;
        return last is null ? null : new(new(AnyTag().Replace(last, "").Trim(), [.. Citations(last).Take(SpeechLimits.Citations + 1)], []), [], null);
    }

    private static IEnumerable<Citation> Citations(string speech)
    {
        foreach (var (opening, words) in Between(speech, Quotes(), _ => "quote"))
        {
            if (NodeAddress.TryParse(opening.Groups["address"].Value, out var address))
            {
                yield return new(address, words.Trim());
            }
        }
    }

    /// <summary>What stands between tags and their ends, from left to right. A tag that is never closed is looked for once, so that a flood of them takes no time.</summary>
    private static IEnumerable<(Match Opening, string Words)> Between(string text, Regex openings, Func<Match, string> tag)
    {
        HashSet<string> unclosed = new(StringComparer.OrdinalIgnoreCase);
        for (var opening = openings.Match(text); opening.Success;)
        {
            var (name, begin) = (tag(opening), opening.Index + opening.Length);
            var end = unclosed.Contains(name) ? -1 : text.IndexOf($"</{name}>", begin, StringComparison.OrdinalIgnoreCase);
            if (end >= 0)
            {
                yield return (opening, text[begin..end]);
            }
            else
            {
                unclosed.Add(name);
            }

            opening = openings.Match(text, end < 0 ? begin : end);
        }
    }

    [GeneratedRegex("""<(?<tag>argument|speech)>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Openings();

    [GeneratedRegex("""<quote\s+(?:address|node)\s*=\s*["']?(?<address>/[0-9/]*)["']?\s*>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();

    [GeneratedRegex("""</?quote[^<>]*>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();
}
