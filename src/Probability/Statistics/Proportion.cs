namespace LearningThePrior.Probability.Statistics;

/// <summary>Intervals for a proportion.</summary>
public static class Proportion
{
    /// <summary>Wilson's 95 % score interval (Wilson 1927): holds the proportion itself even at 0 and at 1.</summary>
    /// <param name="hits">How many of the trials.</param>
    /// <param name="trials">At least one.</param>
    public static (double Low, double High) Wilson95(long hits, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        const double Z = 1.959964;
        var (n, p) = ((double)trials, (double)hits / trials);
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
