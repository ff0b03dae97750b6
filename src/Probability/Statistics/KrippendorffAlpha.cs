namespace LearningThePrior.Probability.Statistics;

/// <summary>
/// Krippendorff's alpha (2011): agreement of any number of raters, any of whom may be missing from a unit. Each unit gives sums
/// that add up over units, so that its interval can be clustered.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>How many sums alpha on numbers needs.</summary>
    public const int IntervalWidth = 4;

    /// <summary>How many sums alpha on so many categories needs.</summary>
    public static int NominalWidth(int categories) => categories + 1;

    /// <summary>Adds a unit of categories; one that fewer than two raters rated pairs nothing and adds nothing.</summary>
    /// <param name="sums">Of <see cref="NominalWidth"/>: disagreement, and how often each category was paired.</param>
    /// <param name="values">The raters' categories.</param>
    public static void AddNominal(Span<double> sums, ReadOnlySpan<int> values)
    {
        if (values.Length < 2)
        {
            return;
        }

        var unequal = 0.0;
        foreach (var value in values)
        {
            sums[1 + value]++;
            unequal += values.Length - values.Count(value);
        }

        sums[0] += unequal / (values.Length - 1);
    }

    /// <summary>Adds a unit of numbers; one that fewer than two raters rated adds nothing.</summary>
    /// <param name="sums">Of <see cref="IntervalWidth"/>.</param>
    /// <param name="values">The raters' numbers.</param>
    public static void AddInterval(Span<double> sums, ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return;
        }

        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += value * value;
        }

        sums[0] += 2 * ((values.Length * squares) - (sum * sum)) / (values.Length - 1);
        sums[1] += values.Length;
        sums[2] += sum;
        sums[3] += squares;
    }

    /// <summary>Alpha on categories.</summary>
    /// <returns>Null where nothing is paired or nothing varies.</returns>
    public static double? Nominal(ReadOnlySpan<double> sums)
    {
        double n = 0, squares = 0;
        foreach (var count in sums[1..])
        {
            n += count;
            squares += count * count;
        }

        return Alpha(sums[0], (n * n) - squares, n);
    }

    /// <summary>Alpha on numbers, whose disagreement is the squared difference.</summary>
    /// <returns>Null where nothing is paired or nothing varies.</returns>
    public static double? Interval(ReadOnlySpan<double> sums) =>
        Alpha(sums[0], 2 * ((sums[1] * sums[3]) - (sums[2] * sums[2])), sums[1]);

    private static double? Alpha(double observed, double expected, double n) =>
        expected > 1e-12 * n * n ? 1 - ((n - 1) * observed / expected) : null;
}
