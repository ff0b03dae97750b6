using System.Globalization;
using LearningThePrior.Optimization.Experiments;

namespace LearningThePrior.Cli.Measuring;

/// <summary>An estimate in words.</summary>
internal static class EstimateText
{
    public static string Of(Estimate? estimate, string format = "F3")
    {
        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return estimate switch
        {
            null => "unknown",
            { Ci95: [var low, var high] } => $"{Number(estimate.Mean)} ({Number(low)} to {Number(high)})",
            _ => Number(estimate.Mean),
        };
    }
}
