using System.Globalization;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>A result as comma-separated values (RFC 4180): a row for each group and statistic, the whole first.</summary>
public static class AnalysisCsv
{
    /// <summary>Writes it: a column for each factor, then statistic, value, low, high, n and why.</summary>
    /// <remarks>Text that a spreadsheet would take for a formula begins with an apostrophe.</remarks>
    public static void Write(TextWriter output, AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(result);
        Line(output, [.. result.By.Select(Text), "statistic", "value", "low", "high", "n", "why"]);
        foreach (var group in result.Groups.Prepend(result.Overall))
        {
            foreach (var (name, measured) in group.Statistics)
            {
                Line(output, [.. result.By.Select(f => Text(group.Factors.GetValueOrDefault(f, "(all)"))), name, .. Cells(measured)]);
            }
        }
    }

    private static string[] Cells(Measured measured) =>
        [
            Number(measured.Value), Number(measured.Low), Number(measured.High),
            measured.N.ToString(CultureInfo.InvariantCulture), Text(measured.Why ?? ""),
        ];

    private static void Line(TextWriter output, IEnumerable<string> cells) => output.Write(string.Join(',', cells.Select(Quoted)) + "\r\n");

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
