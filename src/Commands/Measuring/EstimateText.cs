using System.Globalization;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary>An estimate in words: the mean and half the width of its 95 % interval.</summary>
internal static class EstimateText
{
    public static string Of(Estimate? estimate, string format = "F3") => estimate switch
    {
        null => "unknown",
        { Ci95: [var low, var high] } => $"{Number(estimate.Mean, format)} ± {Number((high - low) / 2, format)}",
        _ => Number(estimate.Mean, format),
    };

    /// <summary>With the median, where there are values enough for it to tell more than the mean.</summary>
    public static string AndMedian(Estimate? estimate, string format = "F3") => estimate is { Median: { } median, MedianCi95: not null }
        ? $"{Of(estimate, format)} ({Number(median, format)})"
        : Of(estimate, format);

    /// <summary>With the median and its interval, which hold where a few worlds are far worse than the rest.</summary>
    public static string WithMedian(Estimate? estimate, string format = "F3") => estimate switch
    {
        { Median: { } median, MedianCi95: [var low, var high] } =>
            $"{Of(estimate, format)} ({Number(median, format)}, {Number(low, format)} to {Number(high, format)})",
        _ => Of(estimate, format),
    };

    // Nothing is printed as -0.000.
    private static string Number(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture) is var text && text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text;
}
