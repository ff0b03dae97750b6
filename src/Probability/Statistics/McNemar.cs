using MathNet.Numerics.Distributions;

namespace LearningThePrior.Probability.Statistics;

/// <summary>Two classifiers on the same cases: whether one is right more often where they differ (McNemar 1947), by the exact binomial test.</summary>
public static class McNemar
{
    /// <summary>The two-sided p: twice the smaller tail of a fair coin over the cases on which exactly one is right.</summary>
    /// <param name="firstOnly">Cases that the first alone gets right.</param>
    /// <param name="secondOnly">Cases that the second alone gets right.</param>
    /// <returns>Null where there is no such case.</returns>
    /// <remarks>Cases are taken as independent: where several belong to one question, a test by question is the stricter one.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more than two thousand million cases.</exception>
    public static double? P(long firstOnly, long secondOnly)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
        var cases = firstOnly + secondOnly;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases, int.MaxValue);
        return cases == 0 ? null : Math.Min(1, 2 * Binomial.CDF(.5, (int)cases, Math.Min(firstOnly, secondOnly)));
    }
}
