namespace LearningThePrior.Transcripts.Importing;

/// <summary>Quotes that stand between tags in a speech, found in time linear in its length.</summary>
internal static class TaggedQuotes
{
    /// <summary>What stands between each opening tag and the next closing tag of its name, in order, and where it begins; tags within are part of the words.</summary>
    /// <param name="words">The speech.</param>
    /// <param name="names">The tags' names.</param>
    public static IEnumerable<(int At, string Quote)> In(string words, params string[] names)
    {
        var open = names.ToList();
        for (var at = words.IndexOf('<', StringComparison.Ordinal); at >= 0; at = words.IndexOf('<', at))
        {
            var name = open.Find(n => string.CompareOrdinal(words, at, $"<{n}>", 0, n.Length + 2) == 0);
            var begin = at + (name?.Length ?? -1) + 2;
            var end = name is null ? -1 : words.IndexOf($"</{name}>", begin, StringComparison.Ordinal);
            if (end >= 0)
            {
                yield return (begin, words[begin..end]);
            }
            else if (name is not null)
            {
                open.Remove(name); // nothing closes it from here on
            }

            at = end >= 0 ? end : begin;
        }
    }
}
