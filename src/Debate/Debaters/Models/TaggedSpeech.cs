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
        if (text.Length > SpeechLimits.TextCharacters * 8 || Speeches().Matches(text) is not [.., var last])
        {
            return null;
        }

        List<Citation> citations = [];
        foreach (var quote in Quotes().Matches(text).Cast<Match>().Take(SpeechLimits.Citations + 1))
        {
            if (NodeAddress.TryParse(quote.Groups["address"].Value, out var address))
            {
                citations.Add(new(address, quote.Groups["words"].Value.Trim()));
            }
        }

        return new(new(AnyTag().Replace(last.Groups["words"].Value, "").Trim(), citations, []), [], null);
    }

    [GeneratedRegex("""<(?<tag>argument|speech)>(?<words>.*?)</\k<tag>>""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Speeches();

    [GeneratedRegex("""<quote\s+(?:address|node)\s*=\s*["']?(?<address>/[0-9/]*)["']?\s*>(?<words>.*?)</quote>""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Quotes();

    [GeneratedRegex("""</?quote[^>]*>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();
}
