using MathNet.Numerics.Distributions;

namespace LearningThePrior.Probability.Statistics;

/// <summary>
/// The difference of two means that need not be of the same questions, with a variance that is robust to verdicts on one question being alike (linearised ratios, Kish and Frankel 1974; the
/// same as Liang and Zeger 1986 for two groups). A question in both groups counts with its covariance.
/// </summary>
/// <param name="Measured">First less second; N counts the questions of both.</param>
/// <param name="P">Two-sided, by Student's t with the smaller group's questions less one as degrees of freedom; null where there is no interval.</param>
public sealed record UnpairedContrast(Measured Measured, double? P)
{
    /// <summary>Contrasts two groups.</summary>
    /// <param name="sums">(sum, count, sum, count) by question.</param>
    public static UnpairedContrast Of(ClusterSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        var total = sums.Total();
        if (sums.Width != 4)
        {
            throw new ArgumentException("Two sums and two counts are expected.", nameof(sums));
        }

        if (total[1] <= 0 || total[3] <= 0)
        {
            return new(Measured.None(0, "no verdicts whose truth is known on one side"), null);
        }

        double first = total[0] / total[1], second = total[2] / total[3], squares = 0;
        var (ofFirst, ofSecond) = (0, 0);
        for (var row = 0; row < sums.Count; row++)
        {
            var own = sums.Row(row);
            (ofFirst, ofSecond) = (ofFirst + (own[1] > 0 ? 1 : 0), ofSecond + (own[3] > 0 ? 1 : 0));
        }

        var (a, b) = (Spread(ofFirst), Spread(ofSecond));
        for (var row = 0; row < sums.Count; row++)
        {
            var own = sums.Row(row);
            var influence = (a * (own[0] - (first * own[1])) / total[1]) - (b * (own[2] - (second * own[3])) / total[3]);
            squares += influence * influence;
        }

        var (difference, fewest) = (first - second, Math.Min(ofFirst, ofSecond));
        if (fewest < ClusterInterval.FewestClusters)
        {
            return new(Measured.Alone(difference, sums.Count, FormattableString.Invariant($"no interval: {fewest} questions only on one side, {ClusterInterval.FewestClusters} are needed")), null);
        }

        if (squares <= 1e-24)
        {
            return new(Measured.Alone(difference, sums.Count, "no interval: every question gives the same value"), null);
        }

        var (error, freedom) = (Math.Sqrt(squares), fewest - 1);
        var half = StudentT.InvCDF(0, 1, freedom, .975) * error;
        return new(
            Measured.Between(difference, difference - half, difference + half, sums.Count),
            2 * StudentT.CDF(0, 1, freedom, -Math.Abs(difference) / error));
    }

    private static double Spread(int clusters) => clusters > 1 ? Math.Sqrt(clusters / (clusters - 1.0)) : 1;
}
