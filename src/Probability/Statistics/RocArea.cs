namespace LearningThePrior.Probability.Statistics;

/// <summary>
/// The area under the receiver operating characteristic: how probably a positive case scores above a negative one, ties counting half (Hanley and McNeil 1982). Cases of one cluster
/// may be alike (Obuchowski 1997, "Nonparametric analysis of clustered ROC curve data").
/// </summary>
public static class RocArea
{
    private const double Z = ClusterInterval.Z;

    /// <summary>The area, from 0 to 1, with a 95 % interval on the scale of log odds.</summary>
    /// <param name="cases">A score, whether the case is positive, and its cluster.</param>
    /// <returns>Without a value where there are not both kinds of cases; N counts cases.</returns>
    public static Measured Of(IReadOnlyCollection<(double Score, bool IsPositive, int Cluster)> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var sorted = cases.OrderBy(c => c.Score).ToArray();
        long positives = sorted.Count(c => c.IsPositive), negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return Measured.None(cases.Count, "no area: all cases are of one kind");
        }

        var placements = Placements(sorted, positives, negatives);
        var area = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            area += sorted[i].IsPositive ? placements[i] / positives : 0;
        }

        if (area is 0 or 1)
        {
            return Measured.Alone(area, cases.Count, "no interval: the score separates all cases");
        }

        var clusters = new Dictionary<int, (double Positive, double Negative, bool HasPositive, bool HasNegative)>();
        for (var i = 0; i < sorted.Length; i++)
        {
            var own = clusters.GetValueOrDefault(sorted[i].Cluster);
            clusters[sorted[i].Cluster] = sorted[i].IsPositive
                ? own with { Positive = own.Positive + placements[i] - area, HasPositive = true }
                : own with { Negative = own.Negative + placements[i] - area, HasNegative = true };
        }

        if (clusters.Count < ClusterInterval.FewestClusters)
        {
            return Measured.Alone(area, cases.Count, FormattableString.Invariant($"no interval: {clusters.Count} questions only, {ClusterInterval.FewestClusters} are needed"));
        }

        var variance = Variance(clusters.Values, positives, negatives);
        var (odds, error) = (Math.Log(area / (1 - area)), Math.Sqrt(Math.Max(0, variance)) / (area * (1 - area)));
        return Measured.Between(area, Chance(odds - (Z * error)), Chance(odds + (Z * error)), cases.Count);
    }

    /// <summary>Of a positive case the share of negatives below it, of a negative case the share of positives above it; those that tie count half.</summary>
    private static double[] Placements((double Score, bool IsPositive, int Cluster)[] sorted, long positives, long negatives)
    {
        var placements = new double[sorted.Length];
        long positivesBelow = 0, negativesBelow = 0;
        for (var (from, to) = (0, 0); from < sorted.Length; from = to)
        {
            long positivesHere = 0, negativesHere = 0;
            for (; to < sorted.Length && sorted[to].Score.Equals(sorted[from].Score); to++)
            {
                (positivesHere, negativesHere) = sorted[to].IsPositive ? (positivesHere + 1, negativesHere) : (positivesHere, negativesHere + 1);
            }

            for (var i = from; i < to; i++)
            {
                placements[i] = sorted[i].IsPositive
                    ? (negativesBelow + (negativesHere / 2.0)) / negatives
                    : (positives - positivesBelow - (positivesHere / 2.0)) / positives;
            }

            (positivesBelow, negativesBelow) = (positivesBelow + positivesHere, negativesBelow + negativesHere);
        }

        return placements;
    }

    private static double Variance(
        Dictionary<int, (double Positive, double Negative, bool HasPositive, bool HasNegative)>.ValueCollection clusters, double positives, double negatives)
    {
        double all = clusters.Count, withPositive = clusters.Count(c => c.HasPositive), withNegative = clusters.Count(c => c.HasNegative);
        static double Share(double count) => count > 1 ? count / (count - 1) : 1;
        return (Share(withPositive) / (positives * positives) * clusters.Sum(c => c.Positive * c.Positive))
            + (Share(withNegative) / (negatives * negatives) * clusters.Sum(c => c.Negative * c.Negative))
            + (2 * Share(all) / (positives * negatives) * clusters.Sum(c => c.Positive * c.Negative));
    }

    private static double Chance(double odds) => 1 / (1 + Math.Exp(-odds));
}
