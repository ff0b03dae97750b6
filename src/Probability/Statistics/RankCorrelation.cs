using MathNet.Numerics.Statistics;

namespace LearningThePrior.Probability.Statistics;

/// <summary>Spearman's correlation with Fisher's interval, widened for ranks (Fieller, Hartley and Pearson 1957).</summary>
public static class RankCorrelation
{
    /// <summary>Fewer independent units than this bear no interval.</summary>
    public const int FewestUnits = 10;

    private const double Z = ClusterInterval.Z;

    /// <summary>The correlation.</summary>
    /// <param name="first">One number for each pair.</param>
    /// <param name="second">The other.</param>
    /// <returns>Null where either does not vary, or there are fewer than three pairs.</returns>
    public static double? Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var value = first.Count < 3 ? double.NaN : Correlation.Spearman(first, second);
        return double.IsNaN(value) ? null : value;
    }

    /// <summary>The 95 % interval.</summary>
    /// <param name="value">The correlation.</param>
    /// <param name="units">How many independent units it rests on: questions, not pairs.</param>
    /// <returns>Null where there are too few, or the correlation is complete.</returns>
    public static (double Low, double High)? Interval(double value, long units)
    {
        if (units < FewestUnits || Math.Abs(value) >= 1 - 1e-12)
        {
            return null;
        }

        var half = Z * Math.Sqrt(1.06 / (units - 3));
        return (Math.Tanh(Math.Atanh(value) - half), Math.Tanh(Math.Atanh(value) + half));
    }
}
