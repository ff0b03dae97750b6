namespace LearningThePrior.Probability.Statistics;

/// <summary>P-values corrected for the number of comparisons. A comparison that has no p-value is not counted, and gets none.</summary>
public static class MultipleComparisons
{
    /// <summary>Holm's step-down correction (Holm 1979): the chance of any false finding stays below the level, whatever the dependence.</summary>
    public static IReadOnlyList<double?> Holm(IReadOnlyList<double?> p) => Adjust(p, (rank, count) => count - rank, stepsUp: false);

    /// <summary>Benjamini and Hochberg's correction (1995): the share of false findings among findings stays below the level, for independent or positively dependent comparisons.</summary>
    public static IReadOnlyList<double?> BenjaminiHochberg(IReadOnlyList<double?> p) => Adjust(p, (rank, count) => (double)count / (rank + 1), stepsUp: true);

    private static double?[] Adjust(IReadOnlyList<double?> p, Func<int, int, double> factor, bool stepsUp)
    {
        ArgumentNullException.ThrowIfNull(p);
        int[] order = [.. Enumerable.Range(0, p.Count).Where(i => p[i] is not null).OrderBy(i => p[i])];
        var adjusted = new double?[p.Count];
        var bound = stepsUp ? 1.0 : 0;
        for (var k = 0; k < order.Length; k++)
        {
            var rank = stepsUp ? order.Length - 1 - k : k;
            var own = Math.Min(1, p[order[rank]]!.Value * factor(rank, order.Length));
            bound = stepsUp ? Math.Min(bound, own) : Math.Max(bound, own);
            adjusted[order[rank]] = bound;
        }

        return adjusted;
    }
}
