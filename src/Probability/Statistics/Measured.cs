namespace LearningThePrior.Probability.Statistics;

/// <summary>A statistic with as much as its data can bear: a value, its 95 % interval, or the reason why one is missing.</summary>
/// <param name="Value">The estimate; null where the data cannot bear one.</param>
/// <param name="Low">The lower end of the 95 % interval; null where there is none.</param>
/// <param name="High">The upper end; null exactly where <paramref name="Low"/> is.</param>
/// <param name="N">How many things were counted: verdicts, debates, pairs or citations, as the statistic says.</param>
/// <param name="Why">Why the value or the interval is missing; null where neither is.</param>
public sealed record Measured(double? Value, double? Low, double? High, long N, string? Why)
{
    /// <summary>A value with an interval.</summary>
    public static Measured Between(double value, double low, double high, long n) => new(value, low, high, n, null);

    /// <summary>A value that no interval can be given for.</summary>
    public static Measured Alone(double value, long n, string why) => new(value, null, null, n, why);

    /// <summary>Nothing that could be said.</summary>
    public static Measured None(long n, string why) => new(null, null, null, n, why);
}
