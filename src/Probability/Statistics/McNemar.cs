using MathNet.Numerics.Distributions;

namespace LearningThePrior.Probability.Statistics;

/// <summary>Whether one of two classifiers is right more often than the other on the same cases: the exact binomial test on the cases that only one of them gets right (McNemar 1947).</summary>
public static class McNemar
{
    /// <summary>The two-sided p: twice the probability that a fair coin, thrown once for each case that only one gets right, gives the fewer wins or less; at most 1.</summary>
    /// <param name="firstOnly">Cases that only the first gets right.</param>
    /// <param name="secondOnly">Cases that only the second gets right.</param>
    /// <returns>Null if there is no such case.</returns>
    /// <remarks>Cases are taken as independent: where several belong to one question, a test by question is the stricter one.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more than <see cref="int.MaxValue"/> cases.</exception>
    public static double? P(long firstOnly, long secondOnly)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
        var cases = firstOnly + secondOnly;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases, int.MaxValue);
        return cases == 0 ? null : Math.Min(1, 2 * Binomial.CDF(.5, (int)cases, Math.Min(firstOnly, secondOnly)));
    }
}
