using System.Globalization;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>Numbers as cells of a table, with a mark where something is missing; what each mark means is told below.</summary>
internal sealed class Footnotes
{
    private readonly List<string> _reasons = [];

    /// <summary>What the marks mean, in their order.</summary>
    public IEnumerable<string> Lines => _reasons.Select((reason, i) => $"{Mark(i)} {reason}");

    /// <summary>A value with its interval, for example ".84 [.77, .90]"; what is missing is marked.</summary>
    public string Cell(Measured measured, int digits = 2) => measured switch
    {
        { Value: null } => $"- {MarkOf(measured.Why ?? "")}",
        { Value: { } value, Low: { } low, High: { } high } => $"{Number(value, digits)} [{Number(low, digits)}, {Number(high, digits)}]",
        { Value: { } value } => $"{Number(value, digits)} {MarkOf(measured.Why ?? "")}",
    };

    /// <summary>A number as short as can be: no zero before the point, and no minus before zero.</summary>
    public static string Number(double value, int digits)
    {
        var text = (Math.Round(value, digits) is 0 ? 0 : value).ToString("N" + digits, CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text.StartsWith("-0.", StringComparison.Ordinal) ? "-" + text[2..] : text;
    }

    private string MarkOf(string reason)
    {
        if (!_reasons.Contains(reason))
        {
            _reasons.Add(reason);
        }

        return Mark(_reasons.IndexOf(reason));
    }

    private static string Mark(int index) => string.Create(CultureInfo.InvariantCulture, $"({index + 1})");
}
