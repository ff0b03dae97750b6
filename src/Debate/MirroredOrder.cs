namespace LearningThePrior.Debate;

/// <summary>
/// The order in which speeches are heard in a mirrored case: those of one round that were spoken at once are turned round, all others
/// stay where they are, since one that answers another makes sense only after it.
/// </summary>
public static class MirroredOrder
{
    /// <summary>The speeches in the mirrored order; mirrored twice they are as they were.</summary>
    /// <typeparam name="T">A speech.</typeparam>
    /// <param name="speeches">The speeches as they were made.</param>
    /// <param name="round">A speech's round.</param>
    /// <param name="atOnce">Whether it was spoken at once with its neighbours of the same round for which this holds too.</param>
    public static IEnumerable<T> Of<T>(IReadOnlyList<T> speeches, Func<T, int> round, Func<T, bool> atOnce)
    {
        ArgumentNullException.ThrowIfNull(speeches);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(atOnce);
        return Turned(speeches, round, atOnce);
    }

    private static IEnumerable<T> Turned<T>(IReadOnlyList<T> speeches, Func<T, int> round, Func<T, bool> atOnce)
    {
        for (int start = 0, end; start < speeches.Count; start = end)
        {
            end = start + 1;
            while (atOnce(speeches[start]) && end < speeches.Count && atOnce(speeches[end]) && round(speeches[end]) == round(speeches[start]))
            {
                end++;
            }

            for (var i = end - 1; i >= start; i--)
            {
                yield return speeches[i];
            }
        }
    }
}
