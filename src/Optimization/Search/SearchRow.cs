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

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var (low, high) = (sorted[(int)Math.Floor(at)], sorted[(int)Math.Ceiling(at)]);
        return low == high ? low : low + ((at - Math.Floor(at)) * (high - low));
    }
}
