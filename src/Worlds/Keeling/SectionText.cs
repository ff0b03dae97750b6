using System.Globalization;

namespace LearningThePrior.Worlds.Keeling;

/// <summary>
/// Writes an interval as a human reads it, in the record's unit, for example "The slope at the middle of the observed
/// record lies between 0.7 and 0.95 ppm a year; anything between is equally plausible.", and reads it back strictly.
/// What is written is what Z says: all that is exact starts from it.
/// </summary>
public sealed class SectionText
{
    private const string Between = " lies between ";
    private const string And = " and ";
    private const string End = "; anything between is equally plausible.";
    private const int MaxLength = 400;

    // Far beyond anything a human would take seriously, and small enough for exact sums.
    private const double MaxStandard = 1e6;

    // Ends are written to a fiftieth of the shortest interval that z can code.
    private const double Fineness = 50;

    private readonly SeriesScale _scale;
    private readonly string _unit;
    private readonly int[] _powers;

    /// <summary>Writes for a record of one scale and unit.</summary>
    public SectionText(SeriesScale scale, string unit, IntervalCode code)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(code);
        (_scale, _unit) = (scale, unit);
        _powers = [.. Parameter.All.Select((p, i) => (int)Math.Floor(Math.Log10(p.UnitIn(scale) * code.Narrowest(i) / Fineness)))];
    }

    /// <summary>The sentence of a parameter.</summary>
    /// <param name="parameter">Which.</param>
    /// <param name="interval">In standardised units.</param>
    public string Write(int parameter, Interval interval)
    {
        // The noise is rounded inwards, or it could leave the prior's support.
        var inwards = parameter == Parameter.Noise;
        var low = Decimal(parameter, interval.Low, inwards ? Math.Ceiling : Math.Round);
        var high = Decimal(parameter, interval.High, inwards ? Math.Floor : Math.Round);
        return Start(parameter) + low + And + high + Rest(parameter);
    }

    /// <summary>The interval in standardised units that a sentence states; null where the text is not exactly such a sentence.</summary>
    public Interval? Read(int parameter, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (start, rest) = (Start(parameter), Rest(parameter));
        if (text.Length > MaxLength
            || text.Length < start.Length + rest.Length
            || !text.StartsWith(start, StringComparison.Ordinal)
            || !text.EndsWith(rest, StringComparison.Ordinal)
            || text[start.Length..^rest.Length].Split(And) is not [var lowText, var highText]
            || !TryNumber(lowText, out var low)
            || !TryNumber(highText, out var high))
        {
            return null;
        }

        var (zero, unit) = (Parameter.All[parameter].ZeroIn(_scale), Parameter.All[parameter].UnitIn(_scale));
        var interval = new Interval((low - zero) / unit, (high - zero) / unit);
        return interval.Low < interval.High
            && Math.Abs(interval.Low) <= MaxStandard
            && Math.Abs(interval.High) <= MaxStandard
            && (parameter != Parameter.Noise || interval.Low > 0)
            ? interval
            : null;
    }

    private static bool TryNumber(string text, out double value) => double.TryParse(
        text,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture,
        out value);

    private static string Start(int parameter) => Parameter.All[parameter].Sentence + Between;

    private string Rest(int parameter) => $" {_unit}{Parameter.All[parameter].Per}{End}";

    private string Decimal(int parameter, double standard, Func<double, double> round)
    {
        var natural = Parameter.All[parameter].ZeroIn(_scale) + (standard * Parameter.All[parameter].UnitIn(_scale));
        var power = _powers[parameter];

        // Through text, so that 0.3 is written as 0.3 and not as the nearest double to 3 * 0.1.
        var digits = round(natural / Math.Pow(10, power)).ToString("F0", CultureInfo.InvariantCulture);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{power}"), CultureInfo.InvariantCulture)
            .ToString(CultureInfo.InvariantCulture);
    }
}
