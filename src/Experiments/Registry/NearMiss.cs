namespace LearningThePrior.Experiments.Registry;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class NearMiss
{
    /// <summary>The end of a message about an unknown name: the nearest name, or all names.</summary>
    public static string Hint(string name, IEnumerable<string> there)
    {
        string[] all = [.. there];
        var nearest = all.Select(candidate => (candidate, Edits: Distance(name.ToLowerInvariant(), candidate))).OrderBy(c => c.Edits).FirstOrDefault();
        return all.Length == 0 ? "; it has none."
            : nearest.Edits <= Math.Max(1, Math.Min(name.Length, nearest.candidate.Length) / 3) ? $": did you mean {nearest.candidate}?"
            : $"; there are {string.Join(", ", all)}.";
    }

    /// <summary>How many letters are added, left out, changed or exchanged with their neighbour (Damerau 1964; optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var d = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[one.Length, other.Length];
    }
}
