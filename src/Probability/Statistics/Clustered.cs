using System.Globalization;

namespace LearningThePrior.Probability.Statistics;

/// <summary>Statistics with intervals clustered by question, refused with a reason where the data cannot bear them.</summary>
public static class Clustered
{
    /// <summary>A mean, or a share: sum over count.</summary>
    /// <param name="sums">(sum, count) by question.</param>
    /// <param name="share">Whether it is a share, so that a question with one trial is a trial.</param>
    /// <param name="empty">What to say where nothing was counted.</param>
    /// <param name="seed">Seeds resampling.</param>
    public static Measured Ratio(ClusterSums sums, bool share, string empty, Seed seed)
    {
        var total = sums.Total();
        if (total[1] <= 0)
        {
            return Measured.None(0, empty);
        }

        var (value, n) = (total[0] / total[1], (long)total[1]);
        if (share && sums.Count > 1 && sums.Count == n)
        {
            return Between(value, ProportionInterval.Wilson(total[0], n), n);
        }

        if (sums.Count >= ClusterInterval.FewestClusters && !Spreads(sums))
        {
            return share
                ? Between(value, ProportionInterval.Wilson(value * sums.Count, sums.Count), n)
                : Measured.Alone(value, n, "no interval: every question gives the same value");
        }

        return Smooth(sums, static s => s[1] > 0 ? s[0] / s[1] : null, n, empty, seed);
    }

    /// <summary>A difference of two means.</summary>
    /// <param name="sums">(sum, count, sum, count) by question.</param>
    /// <param name="empty">What to say where either has nothing.</param>
    /// <param name="seed">Seeds resampling.</param>
    public static Measured Difference(ClusterSums sums, string empty, Seed seed)
    {
        var total = sums.Total();
        return Smooth(
            sums, static s => s[1] > 0 && s[3] > 0 ? (s[0] / s[1]) - (s[2] / s[3]) : null, (long)(total[1] + total[3]), empty, seed);
    }

    /// <summary>Any smooth function of sums.</summary>
    public static Measured Smooth(ClusterSums sums, SumStatistic statistic, long n, string empty, Seed seed)
    {
        if (statistic(sums.Total()) is not { } value)
        {
            return Measured.None(n, empty);
        }

        if (sums.Count < ClusterInterval.FewestClusters)
        {
            return Measured.Alone(value, n, string.Create(
                CultureInfo.InvariantCulture,
                $"no interval: {(sums.Count == 1 ? "one question" : $"{sums.Count} questions")} only, {ClusterInterval.FewestClusters} are needed"));
        }

        return ClusterInterval.Of(sums, statistic, seed) switch
        {
            null => Measured.Alone(value, n, "no interval: too many resamples bear no value"),
            var (low, high) when high - low < 1e-12 => Measured.Alone(value, n, "no interval: every resample gives the same value"),
            { } interval => Between(value, interval, n),
        };
    }

    private static Measured Between(double value, (double Low, double High) interval, long n) =>
        Measured.Between(value, Math.Min(interval.Low, value), Math.Max(interval.High, value), n);

    private static bool Spreads(ClusterSums sums)
    {
        var first = sums.Row(0)[0] / sums.Row(0)[1];
        for (var row = 1; row < sums.Count; row++)
        {
            if (Math.Abs((sums.Row(row)[0] / sums.Row(row)[1]) - first) > 1e-12)
            {
                return true;
            }
        }

        return false;
    }
}
