using System.Globalization;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>What a judge sees of cited nodes: the span, with so many words around it, and never the whole node unless they ask for it.</summary>
internal static class HumanExcerpts
{
    /// <summary>The excerpts of speeches' citations, by "turn.citation"; none where the words stand nowhere.</summary>
    public static IEnumerable<(string Name, HumanExcerpt Excerpt)> Of(IEnumerable<StoredTurn> turns, IReadOnlyDictionary<string, string> nodes, int words) =>
        from turn in turns
        from citation in turn.Citations.Index()
        let excerpt = citation.Item is { Start: { } start, Length: { } length } ? Find(nodes, citation.Item.Address, start, length, words) : null
        where excerpt is not null
        select (Name(turn.Turn, citation.Index), excerpt);

    /// <summary>The excerpts of a decomposition's facts, by "question.fact".</summary>
    public static IEnumerable<(string Name, HumanExcerpt Excerpt)> Of(IEnumerable<StoredSubquestion> questions, IReadOnlyDictionary<string, string> nodes, int words) =>
        from question in questions
        from fact in question.Facts.Index()
        let start = nodes.TryGetValue(fact.Item.Address, out var text) && fact.Item.Quote.Length > 0 ? text.IndexOf(fact.Item.Quote, StringComparison.Ordinal) : -1
        let excerpt = start >= 0 ? Find(nodes, fact.Item.Address, start, fact.Item.Quote.Length, words) : null
        where excerpt is not null
        select (Name(question.Index, fact.Index), excerpt);

    private static string Name(int part, int place) => string.Create(CultureInfo.InvariantCulture, $"{part}.{place}");

    private static HumanExcerpt? Find(IReadOnlyDictionary<string, string> nodes, string address, int start, int length, int words)
    {
        if (!nodes.TryGetValue(address, out var text) || start < 0 || start + length > text.Length)
        {
            return null;
        }

        // A word that the span begins or ends in is shown whole, and is none of those around it.
        var (from, to) = words == 0 ? (start, start + length) : (WordStart(text, start), WordEnd(text, start + length));
        for (var i = 0; i < words; i++)
        {
            (from, to) = (Back(text, from), Forward(text, to));
        }

        return new(text[from..start], text[start..(start + length)], text[(start + length)..to], from > 0, to < text.Length);
    }

    private static int Back(string text, int at)
    {
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return WordStart(text, at);
    }

    private static int WordStart(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    private static int Forward(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return WordEnd(text, at);
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
