using System.Globalization;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How a p-value is printed.</summary>
public static class PValue
{
    /// <summary>A p-value as text: with three decimals ("0.042"), as "&lt; .001" if it is below .001, and as "-" if there is none.</summary>
    public static string Text(double? p) => p switch
    {
        null => "-",
        < .001 => "< .001",
        { } value => value.ToString("F3", CultureInfo.InvariantCulture),
    };
}
