namespace LearningThePrior.Tree;

/// <summary>
/// Finds all places where a text holds some words, overlapping ones too, in time linear in both: the algorithm of Knuth,
/// Morris and Pratt, because texts can be made on which simpler searches take quadratic time.
/// </summary>
internal static class ExactSearch
{
    public static IEnumerable<int> Occurrences(string words, string text)
    {
        if (words.Length == 0 || words.Length > text.Length)
        {
            yield break;
        }

        int[] borders = Borders(words);
        int matched = 0;
        for (int i = 0; i < text.Length; i++)
        {
            while (matched > 0 && words[matched] != text[i])
            {
                matched = borders[matched - 1];
            }

            matched += words[matched] == text[i] ? 1 : 0;
            if (matched == words.Length)
            {
                yield return i + 1 - matched;
                matched = borders[matched - 1];
            }
        }
    }

    private static int[] Borders(string words)
    {
        int[] borders = new int[words.Length];
        for (int i = 1, matched = 0; i < words.Length; i++)
        {
            while (matched > 0 && words[matched] != words[i])
            {
                matched = borders[matched - 1];
            }

            matched += words[matched] == words[i] ? 1 : 0;
            borders[i] = matched;
        }

        return borders;
    }
}
