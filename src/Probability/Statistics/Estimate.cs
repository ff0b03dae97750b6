using MathNet.Numerics.Distributions;

namespace LearningThePrior.Probability.Statistics;

/// <summary>A mean over worlds with its 95 % confidence interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Ci95">[low, high] by Student's t, worlds being the unit; null where there are fewer than two.</param>
public sealed record Estimate(double Mean, IReadOnlyList<double>? Ci95)
{
    /// <summary>The mean of independent values, one a world.</summary>
    /// <returns>Null where there is no value.</returns>
    public static Estimate? Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return null;
        }

        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Count - 1));
        return Around(mean, deviation / Math.Sqrt(values.Count), values.Count);
    }

    /// <summary>The ratio of two sums over worlds, with the jackknife's standard error.</summary>
    /// <param name="pairs">One (numerator, denominator) a world.</param>
    /// <returns>Null where there is no pair or the denominators sum to zero.</returns>
    public static Estimate? OfRatio(IReadOnlyCollection<(double Numerator, double Denominator)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var (n, top, bottom) = (pairs.Count, pairs.Sum(p => p.Numerator), pairs.Sum(p => p.Denominator));
        if (n == 0 || bottom == 0)
        {
            return null;
        }

        var without = pairs.Select(p => (top - p.Numerator) / (bottom - p.Denominator)).ToArray();
        var centre = without.Average();
        var error = Math.Sqrt((n - 1.0) / n * without.Sum(w => (w - centre) * (w - centre)));
        return Around(top / bottom, double.IsFinite(error) ? error : double.NaN, n);
    }

    private static Estimate Around(double mean, double error, int count)
    {
        if (count < 2 || !double.IsFinite(error))
        {
            return new(mean, null);
        }

        var half = StudentT.InvCDF(0, 1, count - 1, .975) * error;
        return new(mean, [mean - half, mean + half]);
    }
}
