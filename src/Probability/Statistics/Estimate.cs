using MathNet.Numerics.Distributions;

namespace LearningThePrior.Probability.Statistics;

/// <summary>A mean over worlds with its 95 % confidence interval, and the median with its own.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Ci95">
/// [low, high] by Student's t, worlds being the unit; null where there are fewer than two. Where a few worlds are far worse than the rest it
/// covers the true mean less often than it says ("ltp measure intervals"): read the median there.
/// </param>
public sealed record Estimate(double Mean, IReadOnlyList<double>? Ci95)
{
    private const double Tail = .025;

    /// <summary>The median of the values; null for a ratio of sums.</summary>
    public double? Median { get; init; }

    /// <summary>
    /// [low, high], two of the values: it holds the true median with at least 95 % probability whatever the distribution (David and Nagaraja 2003,
    /// section 7.1). Null where there are fewer than six values.
    /// </summary>
    public IReadOnlyList<double>? MedianCi95 { get; init; }

    /// <summary>The mean and the median of independent values, one a world.</summary>
    /// <returns>Null where there is no value.</returns>
    public static Estimate? Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return null;
        }

        var (mean, error) = Moments(values);
        double[] sorted = [.. values.Order()];
        return new(mean, Around(mean, error, values.Count))
        {
            Median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2,
            MedianCi95 = Rank(sorted.Length) is var rank and > 0 ? [sorted[rank - 1], sorted[^rank]] : null,
        };
    }

    /// <summary>The ratio of two means over worlds, with Fieller's interval (Fieller 1954).</summary>
    /// <param name="pairs">One (numerator, denominator) a world.</param>
    /// <returns>
    /// Null where there is no pair, or where the denominators' mean cannot be told from zero at 95 %: no interval of finite length covers then, and
    /// the ratio itself means nothing.
    /// </returns>
    public static Estimate? OfRatio(IReadOnlyCollection<(double Numerator, double Denominator)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var count = pairs.Count;
        if (count == 0 || pairs.Sum(p => p.Denominator) == 0)
        {
            return null;
        }

        var (top, topError) = Moments([.. pairs.Select(p => p.Numerator)]);
        var (bottom, bottomError) = Moments([.. pairs.Select(p => p.Denominator)]);
        if (count < 2)
        {
            return new(top / bottom, null);
        }

        var t = Student(count);
        var covariance = pairs.Sum(p => (p.Numerator - top) * (p.Denominator - bottom)) / (count - 1) / count;
        var square = (bottom * bottom) - (t * t * bottomError * bottomError);
        if (square <= 0)
        {
            return null;
        }

        var middle = (top * bottom) - (t * t * covariance);
        var root = Math.Sqrt(Math.Max(0, (middle * middle) - (((top * top) - (t * t * topError * topError)) * square)));
        return new(top / bottom, [(middle - root) / square, (middle + root) / square]);
    }

    private static (double Mean, double Error) Moments(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        var variance = values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Count - 1);
        return (mean, Math.Sqrt(variance / values.Count));
    }

    private static double[]? Around(double mean, double error, int count) =>
        count < 2 || !double.IsFinite(error) ? null : [mean - (Student(count) * error), mean + (Student(count) * error)];

    private static double Student(int count) => StudentT.InvCDF(0, 1, count - 1, 1 - Tail);

    /// <summary>The greatest k for which fewer than k values of n lie below the median with probability at most 2.5 %; 0 where there is none.</summary>
    private static int Rank(int count)
    {
        var rank = 0;
        while (Binomial.CDF(.5, count, rank) <= Tail)
        {
            rank++;
        }

        return rank;
    }
}
