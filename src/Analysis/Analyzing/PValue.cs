using System.Globalization;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How a p-value is printed.</summary>
public static class PValue
{
    /// <summary>Three digits; below .001 it is "&lt; .001", and "-" where there is none.</summary>
    public static string Text(double? p) => p switch
    {
        null => "-",
        < .001 => "< .001",
        { } value => value.ToString("F3", CultureInfo.InvariantCulture),
    };
}
