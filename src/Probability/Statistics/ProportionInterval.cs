using MathNet.Numerics.Distributions;

namespace LearningThePrior.Probability.Statistics;

/// <summary>95 % intervals for one proportion of independent trials.</summary>
public static class ProportionInterval
{
    private const double Z = ClusterInterval.Z;

    /// <summary>The score interval (Wilson 1927): holds the proportion itself even at 0 and at 1.</summary>
    /// <param name="hits">How many of the trials; a fraction where the trials are clusters.</param>
    /// <param name="trials">At least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no trial, or the hits are not among them.</exception>
    public static (double Low, double High) Wilson(double hits, long trials)
    {
        Check(hits, trials);
        var (n, p) = ((double)trials, hits / trials);
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return (hits == 0 ? 0 : centre - half, hits == trials ? 1 : centre + half);
    }

    /// <summary>The exact interval (Clopper and Pearson 1934): covers at least 95 % whatever the proportion is.</summary>
    /// <param name="hits">How many of the trials.</param>
    /// <param name="trials">At least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no trial, or the hits are not among them.</exception>
    public static (double Low, double High) Exact(long hits, long trials)
    {
        Check(hits, trials);
        return (
            hits == 0 ? 0 : Beta.InvCDF(hits, trials - hits + 1, .025),
            hits == trials ? 1 : Beta.InvCDF(hits + 1, trials - hits, .975));
    }

    private static void Check(double hits, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
    }
}
