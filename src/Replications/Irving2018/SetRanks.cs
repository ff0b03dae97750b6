namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// Numbers the sets of a few of n things without gaps (the combinatorial number system): the set s0 &lt; s1 &lt; ... has the
/// number C(s0, 1) + C(s1, 2) + ...
/// </summary>
internal static class SetRanks
{
    private const int Most = (28 * 28) + 1;
    private static readonly long[][] Choose = MakeTable();

    /// <summary>The largest sets that are numbered.</summary>
    public const int LargestSet = 8;

    /// <summary>How many sets of <paramref name="size"/> of <paramref name="things"/> there are.</summary>
    public static long Count(int things, int size) => Choose[size][things];

    /// <summary>The number of a sorted set with one more thing in it.</summary>
    public static long With(ReadOnlySpan<int> sorted, int thing)
    {
        var (rank, i) = (0L, 0);
        for (; i < sorted.Length && sorted[i] < thing; i++)
        {
            rank += Choose[i + 1][sorted[i]];
        }

        rank += Choose[i + 1][thing];
        for (; i < sorted.Length; i++)
        {
            rank += Choose[i + 2][sorted[i]];
        }

        return rank;
    }

    /// <summary>Copies a sorted set with one more thing in it.</summary>
    public static void Insert(ReadOnlySpan<int> sorted, int thing, Span<int> into)
    {
        var i = 0;
        for (; i < sorted.Length && sorted[i] < thing; i++)
        {
            into[i] = sorted[i];
        }

        into[i] = thing;
        sorted[i..].CopyTo(into[(i + 1)..]);
    }

    private static long[][] MakeTable()
    {
        var table = new long[LargestSet + 1][];
        table[0] = [.. Enumerable.Repeat(1L, Most)];
        for (var size = 1; size <= LargestSet; size++)
        {
            table[size] = new long[Most];
            for (var n = 1; n < Most; n++)
            {
                table[size][n] = table[size][n - 1] + table[size - 1][n - 1];
            }
        }

        return table;
    }
}
