using System.Globalization;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>One dated value of a record.</summary>
/// <param name="Label">The date as the file writes it: "1975-03", or "1975-03-14" where days are given.</param>
/// <param name="Date">The date; the first of the month where no day is given.</param>
/// <param name="Value">The value, in the record's own unit.</param>
public sealed record SeriesRow(string Label, DateOnly Date, double Value)
{
    /// <summary>The time in years: the year, plus a twelfth for each month gone, plus the share of the month gone.</summary>
    public double Years => Date.Year
        + ((Date.Month - 1 + ((Date.Day - 1.0) / DateTime.DaysInMonth(Date.Year, Date.Month))) / 12);

    /// <summary>The date that a label writes, yyyy-MM or yyyy-MM-dd; null where it is none.</summary>
    internal static DateOnly? ReadDate(string label) =>
        DateOnly.TryParseExact(label, ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
