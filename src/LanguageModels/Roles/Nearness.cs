namespace LearningThePrior.LanguageModels;

/// <summary>Which right word a wrong one was meant to be.</summary>
internal static class Nearness
{
    /// <summary>The first of the words with the fewest edits (insertions, deletions, replacements) from what was written.</summary>
    public static string Nearest(string written, IEnumerable<string> words) =>
        words.MinBy(word => Edits(written.Length > 64 ? written[..64] : written, word))!;

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
