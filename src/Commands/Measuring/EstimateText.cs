using System.Globalization;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Measuring;

/// <summary>An estimate in words: the mean and half the width of its 95 % interval.</summary>
internal static class EstimateText
{
    public static string Of(Estimate? estimate, string format = "F3")
    {
        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return estimate switch
        {
            null => "unknown",
            { Ci95: [_, var high] } => $"{Number(estimate.Mean)} ± {Number(high - estimate.Mean)}",
            _ => Number(estimate.Mean),
        };
    }
}
