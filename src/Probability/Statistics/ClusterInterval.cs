namespace LearningThePrior.Probability.Statistics;

/// <summary>
/// 95 % intervals that draw whole clusters: the percentile bootstrap (Efron 1979) up to <see cref="MostResampled"/> clusters,
/// and the delete-one jackknife with a normal limit above, where the two agree and the bootstrap only costs more.
/// </summary>
public static class ClusterInterval
{
    /// <summary>Fewer clusters than this bear no interval: too few different samples can be drawn from them.</summary>
    public const int FewestClusters = 5;

    /// <summary>The most clusters that are drawn again.</summary>
    public const int MostResampled = 1_000;

    // An end of the interval then has a standard error of 2.7 % of the statistic's own: .001 where that is .05, so that the second digit stands.
    private const int MostResamples = 10_000;

    // Of many clusters fewer: their statistics vary less.
    private const int MostDraws = 2_000_000;

    /// <summary>The standard normal quantile of a two-sided 95 % interval.</summary>
    internal const double Z = 1.959963984540054;

    /// <summary>The interval of a statistic.</summary>
    /// <param name="sums">What it is computed from.</param>
    /// <param name="statistic">How; smooth in the sums.</param>
    /// <param name="seed">Seeds the draws.</param>
    /// <returns>Null where there are too few clusters, or a sample in twenty bears no value.</returns>
    public static (double Low, double High)? Of(ClusterSums sums, SumStatistic statistic, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(statistic);
        return sums.Count switch
        {
            < FewestClusters => null,
            <= MostResampled => Bootstrap(sums, statistic, seed),
            _ => Jackknife(sums, statistic),
        };
    }

    internal static (double Low, double High)? Bootstrap(ClusterSums sums, SumStatistic statistic, Seed seed)
    {
        var (random, resamples) = (seed.CreateRandom(), Math.Min(MostResamples, MostDraws / sums.Count));
        List<double> values = new(resamples);
        var drawn = new double[sums.Width];
        for (var i = 0; i < resamples; i++)
        {
            drawn.AsSpan().Clear();
            for (var j = 0; j < sums.Count; j++)
            {
                ClusterSums.Sum(drawn, sums.Row(random.NextInt(sums.Count)));
            }

            if (statistic(drawn) is { } value)
            {
                values.Add(value);
            }
        }

        if (values.Count < resamples * .95)
        {
            return null;
        }

        values.Sort();
        return (Quantile(values, .025), Quantile(values, .975));
    }

    internal static (double Low, double High)? Jackknife(ClusterSums sums, SumStatistic statistic)
    {
        var total = sums.Total();
        if (statistic(total) is not { } centre)
        {
            return null;
        }

        var without = new double[sums.Width];
        double sum = 0, squares = 0;
        for (var row = 0; row < sums.Count; row++)
        {
            var own = sums.Row(row);
            for (var i = 0; i < without.Length; i++)
            {
                without[i] = total[i] - own[i];
            }

            if (statistic(without) is not { } value)
            {
                return null;
            }

            sum += value - centre;
            squares += (value - centre) * (value - centre);
        }

        double n = sums.Count;
        var half = Z * Math.Sqrt((n - 1) / n * Math.Max(0, squares - (sum * sum / n)));
        return (centre - half, centre + half);
    }

    /// <summary>Linear between order statistics, as R's default (type 7).</summary>
    private static double Quantile(List<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 == sorted.Count ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
