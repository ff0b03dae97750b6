namespace LearningThePrior.Worlds.Keeling;

/// <summary>One thing that a background says of a record, and how its standardised number reads in the record's unit.</summary>
/// <param name="Name">A word or two.</param>
/// <param name="Sentence">How its section begins.</param>
/// <param name="Per">What follows the unit: "" or " a year".</param>
/// <param name="YearPower">How often it is divided by years: 0, 1 or 2.</param>
/// <param name="Factor">What else it is multiplied by.</param>
public sealed record Parameter(string Name, string Sentence, string Per = "", int YearPower = 0, double Factor = 1)
{
    /// <summary>How many coefficients there are; the noise follows them.</summary>
    public const int Coefficients = 7;

    /// <summary>The noise's index.</summary>
    public const int Noise = Coefficients;

    /// <summary>All eight in order: level, slope, growth, four of the season, noise.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [
        new("level", "The average level over the observed record"),
        new("slope", "The slope at the middle of the observed record", " a year", 1),
        new("growth", "The growth of the slope from one year to the next", " a year", 2, 2),
        new("yearly cosine", "The part of the yearly cycle that peaks at the start of January"),
        new("yearly sine", "The part of the yearly cycle that peaks at the start of April"),
        new("half-yearly cosine", "The part of the half-yearly cycle that peaks at the start of January and July"),
        new("half-yearly sine", "The part of the half-yearly cycle that peaks in the middle of February and August"),
        new("noise", "The standard deviation of the noise about trend and season"),
    ];

    /// <summary>How many of the record's unit (a year, a year a year) one standardised unit is.</summary>
    public double UnitIn(SeriesScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return Factor * scale.Deviation / Math.Pow(scale.HalfSpan, YearPower);
    }

    /// <summary>Where zero stands in the record's unit: D's mean for the level, otherwise 0.</summary>
    public double ZeroIn(SeriesScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return ReferenceEquals(this, All[0]) ? scale.Mean : 0;
    }
}
