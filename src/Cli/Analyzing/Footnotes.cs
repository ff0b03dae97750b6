using System.Globalization;
using LearningThePrior.Analysis.Statistics;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>Numbers as cells of a table, with a mark where something is missing; what each mark means is told below.</summary>
internal sealed class Footnotes
{
    private readonly List<string> _reasons = [];

    /// <summary>What the marks mean, in their order.</summary>
    public IEnumerable<string> Lines => _reasons.Select((reason, i) => $"{Mark(i)} {reason}");

    /// <summary>A value with its interval, for example ".842 [.771, .899]"; what is missing is marked.</summary>
    public string Cell(Measured measured, int digits = 2)
    {
        string Number(double value) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
        return measured switch
        {
            { Value: null } => $"- {MarkOf(measured.Why ?? "")}",
            { Value: { } value, Low: { } low, High: { } high } => $"{Number(value)} [{Number(low)}, {Number(high)}]",
            { Value: { } value } => $"{Number(value)} {MarkOf(measured.Why ?? "")}",
        };
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
