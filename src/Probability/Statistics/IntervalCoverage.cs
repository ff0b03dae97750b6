namespace LearningThePrior.Probability.Statistics;

/// <summary>How often 95 % intervals from a few worlds hold what they are meant to, by simulation: small samples are drawn from many known values.</summary>
/// <param name="Worlds">How many values a sample has.</param>
/// <param name="Mean">The share of samples whose interval for the mean holds the mean of all values.</param>
/// <param name="Median">The share whose interval for the median holds their median; null where a sample is too small for one.</param>
public sealed record IntervalCoverage(int Worlds, double Mean, double? Median)
{
    /// <summary>Simulates.</summary>
    /// <param name="values">One a world: as many as can be had, so that their mean and median are all but the true ones.</param>
    /// <param name="worlds">How many values a sample has; at least two.</param>
    /// <param name="samples">How many samples are drawn.</param>
    /// <param name="seed">What draws them, with replacement.</param>
    /// <exception cref="ArgumentException">There is no value, or a sample has fewer than two.</exception>
    public static IntervalCoverage Of(IReadOnlyList<double> values, int worlds, int samples, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(worlds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        var all = Estimate.Of(values) ?? throw new ArgumentException("There is no value to draw from.", nameof(values));
        var random = seed.CreateRandom();
        var (means, medians, withMedian) = (0, 0, 0);
        for (var i = 0; i < samples; i++)
        {
            var one = Estimate.Of([.. Enumerable.Range(0, worlds).Select(_ => values[random.NextInt(values.Count)])])!;
            means += Holds(one.Ci95, all.Mean) ? 1 : 0;
            medians += Holds(one.MedianCi95, all.Median!.Value) ? 1 : 0;
            withMedian += one.MedianCi95 is null ? 0 : 1;
        }

        return new(worlds, (double)means / samples, withMedian == 0 ? null : (double)medians / withMedian);
    }

    private static bool Holds(IReadOnlyList<double>? interval, double value) =>
        interval is [var low, var high] && low <= value && value <= high;
}
