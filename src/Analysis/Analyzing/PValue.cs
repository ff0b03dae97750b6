using System.Globalization;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How a p-value is printed.</summary>
public static class PValue
{
    /// <summary>Formats a p-value with three decimals, as in "0.042". Smaller ones are "&lt; .001"; null is "-".</summary>
    public static string Text(double? p) => p switch
    {
        null => "-",
        < .001 => "< .001",
        { } value => value.ToString("F3", CultureInfo.InvariantCulture),
    };
}
