using LearningThePrior.Probability;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Optimization.Search;

/// <summary>How many evaluations one search needed. Failures count as more than any limit.</summary>
/// <param name="Name">The search.</param>
/// <param name="Median">Over seeds; infinite where half of them failed.</param>
/// <param name="LowerQuartile">A quarter of the seeds needed at most this.</param>
/// <param name="UpperQuartile">Three quarters of the seeds needed at most this.</param>
/// <param name="Evaluations">Of each seed; null where the limit was reached first.</param>
public sealed record SearchRow(
    string Name, double Median, double LowerQuartile, double UpperQuartile, IReadOnlyList<long?> Evaluations)
{
    private const int Resamples = 2_000;

    /// <summary>Seeds for which the limit was reached first.</summary>
    public int Failures => Evaluations.Count(e => e is null);

    /// <summary>Sums up the evaluations of each seed; quantiles are interpolated between neighbours.</summary>
    /// <exception cref="ArgumentException">There is no seed.</exception>
    public static SearchRow Of(string name, IReadOnlyList<long?> evaluations)
    {
        ArgumentNullException.ThrowIfNull(evaluations);
        if (evaluations.Count == 0)
        {
            throw new ArgumentException("A row needs at least one seed.", nameof(evaluations));
        }

        var sorted = evaluations.Select(e => (double?)e ?? double.PositiveInfinity).Order().ToArray();
        return new(name, Quantile(sorted, .5), Quantile(sorted, .25), Quantile(sorted, .75), evaluations);
    }

    /// <summary>This search's median as a share of another's in the same worlds, with a 95 % interval: the percentile bootstrap, which draws worlds and takes both searches of each.</summary>
    /// <param name="yardstick">The other, of as many seeds.</param>
    /// <param name="seed">Draws the worlds.</param>
    /// <returns>No interval where there are too few worlds, or one sample in twenty has no ratio, since neither search found the best in half of it.</returns>
    /// <exception cref="ArgumentException">It has another number of seeds.</exception>
    public (double Ratio, (double Low, double High)? Interval) RatioTo(SearchRow yardstick, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(yardstick);
        if (yardstick.Evaluations.Count != Evaluations.Count)
        {
            throw new ArgumentException("Both searches need the same worlds.", nameof(yardstick));
        }

        var ratio = Median / yardstick.Median;
        if (Evaluations.Count < ClusterInterval.FewestClusters)
        {
            return (ratio, null);
        }

        var random = seed.CreateRandom();
        List<double> ratios = [];
        for (var i = 0; i < Resamples; i++)
        {
            int[] worlds = [.. Evaluations.Select(_ => random.NextInt(Evaluations.Count))];
            ratios.Add(Of(Name, [.. worlds.Select(w => Evaluations[w])]).Median / Of(Name, [.. worlds.Select(w => yardstick.Evaluations[w])]).Median);
        }

        double[] known = [.. ratios.Where(r => !double.IsNaN(r)).Order()];
        return (ratio, known.Length < .95 * Resamples ? null : (Quantile(known, .025), Quantile(known, .975)));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var (low, high) = (sorted[(int)Math.Floor(at)], sorted[(int)Math.Ceiling(at)]);
        return low == high ? low : low + ((at - Math.Floor(at)) * (high - low));
    }
}
