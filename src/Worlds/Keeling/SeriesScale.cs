namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// The standardised units in which a human thinks of a record of any unit: values less D's mean, over D's standard
/// deviation; time from -1 to 1 over D. The human is told these two units of measurement and nothing else of D.
/// </summary>
/// <param name="Mean">The mean of D's values.</param>
/// <param name="Deviation">The standard deviation of D's values.</param>
/// <param name="Middle">The middle of D, in years.</param>
/// <param name="HalfSpan">Half of D's length, in years.</param>
public sealed record SeriesScale(double Mean, double Deviation, double Middle, double HalfSpan)
{
    /// <summary>The scale of D.</summary>
    /// <param name="rows">D in order, at least two rows.</param>
    /// <exception cref="ArgumentException">D's values hardly differ.</exception>
    public static SeriesScale Of(IReadOnlyList<SeriesRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var mean = rows.Average(r => r.Value);
        var deviation = Math.Sqrt(rows.Average(r => (r.Value - mean) * (r.Value - mean)));
        if (!(deviation > 1e-9 * Math.Abs(mean)) || deviation < 1e-12)
        {
            throw new ArgumentException("Data: the values of D are all (nearly) equal; give a record that varies.", nameof(rows));
        }

        var (first, last) = (rows[0].Years, rows[^1].Years);
        return new(mean, deviation, (first + last) / 2, (last - first) / 2);
    }

    /// <summary>How many years one unit of standardised time is.</summary>
    public double YearsPerUnit => HalfSpan;

    /// <summary>A time in years in standardised units: -1 to 1 over D.</summary>
    public double Time(double years) => (years - Middle) / HalfSpan;

    /// <summary>A value in standardised units.</summary>
    public double Standardise(double value) => (value - Mean) / Deviation;

    /// <summary>
    /// What faces each of the eight <see cref="Parameter"/>s at a time: 1, t, t^2 - 1/3 (so that growth leaves D's average
    /// level alone), cosine and sine of one and of two cycles a year, and 1 for the noise.
    /// </summary>
    /// <param name="years">The time in years.</param>
    public double[] Basis(double years)
    {
        var t = Time(years);
        var (sin, cos) = Math.SinCos(2 * Math.PI * years);
        return [1, t, (t * t) - (1.0 / 3), cos, sin, (cos * cos) - (sin * sin), 2 * sin * cos, 1];
    }
}
