namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>
/// All next-state tables that satisfy the prior's constraints, up to the names of states: states are numbered in the
/// order in which a breadth-first reading from the root meets them. As all states are reachable, each table stands for
/// exactly K! namings, all of which make the same book and have the same prior.
/// </summary>
internal static class CanonicalSteps
{
    // Three numbers of states are allowed; each list is made once (K = 4: 65,536 candidates).
    private static readonly Lazy<IReadOnlyList<int[]>>[] Lists =
        [.. Enumerable.Range(0, EncyclopediaWorlds.MaxStates + 1).Select(k => new Lazy<IReadOnlyList<int[]>>(() => Enumerate(k)))];

    /// <summary>The tables for K states, each [2 K] with next states at place 2 s + b; the root's state is 0.</summary>
    public static IReadOnlyList<int[]> Of(int states) => Lists[states].Value;

    private static List<int[]> Enumerate(int states)
    {
        var found = new List<int[]>();
        var next = new int[2 * states];
        do
        {
            if (next[0] != next[1] && IsCanonical(next))
            {
                found.Add([.. next]);
            }
        }
        while (Increase(next, states));

        return found;
    }

    private static bool IsCanonical(int[] next)
    {
        var met = 1;
        for (var place = 0; place < next.Length; place++)
        {
            if (place / 2 >= met || next[place] > met)
            {
                return false;
            }

            met += next[place] == met ? 1 : 0;
        }

        return true;
    }

    private static bool Increase(int[] digits, int radix)
    {
        var place = 0;
        while (place < digits.Length && ++digits[place] == radix)
        {
            digits[place++] = 0;
        }

        return place < digits.Length;
    }
}
