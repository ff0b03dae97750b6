using System.Globalization;
using System.Net;
using System.Text;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Cli.Learning;

/// <summary>The NLL table as a picture: for each set of questions, a dot and an interval for each predictor.</summary>
internal static class SummaryPlot
{
    private const double Left = 190;
    private const double Width = 520;
    private const double RowHeight = 26;
    private const double PanelGap = 64;
    private const double Top = 70;

    private static readonly (string Key, string Label, string Colour)[] Predictors =
    [
        ("truth", "truth", "#6b7280"),
        ("bayes", "exact Bayes", "#0f766e"),
        ("ltp", "learned prior", "#1d4ed8"),
        ("direct", "direct fit", "#c2410c"),
    ];

    /// <summary>An SVG document.</summary>
    public static string Draw(Summary summary)
    {
        var shown = Predictors.Where(p => summary.Nll.Values.All(n => n[p.Key] is not null)).ToArray();
        var values = summary.Nll.Values.SelectMany(n => shown.Select(p => n[p.Key]!)).ToArray();
        var (low, high) = Limits(values.Min(v => v.Ci95?[0] ?? v.Mean), values.Max(v => v.Ci95?[1] ?? v.Mean));
        double X(double nll) => Left + (Width * Math.Clamp((nll - low) / (high - low), 0, 1));
        var panel = (shown.Length * RowHeight) + PanelGap;
        var height = Top + (summary.Nll.Count * panel) + 10;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height:F0}" width="760" height="{height:F0}" role="img" aria-label="NLL by set of questions and predictor" font-family="system-ui, sans-serif" font-size="13">
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="24" y="30" font-size="17" font-weight="600" fill="#111827">Learning the prior: {WebUtility.HtmlEncode(summary.World)}</text>
            <text x="24" y="50" fill="#4b5563">NLL in nats per example, mean over {summary.Seeds.Count - 1} worlds with 95 % intervals; left is better</text>

            """);
        var y = Top;
        foreach (var (set, predictors) in summary.Nll)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"24\" y=\"{y + 22:F1}\" font-weight=\"600\" fill=\"#111827\">{WebUtility.HtmlEncode(Title(set))}</text>\n");
            var bottom = y + 34 + (shown.Length * RowHeight);
            foreach (var tick in Ticks(low, high))
            {
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(tick):F1}\" x2=\"{X(tick):F1}\" y1=\"{y + 32:F1}\" y2=\"{bottom:F1}\" stroke=\"#e5e7eb\"/><text x=\"{X(tick):F1}\" y=\"{bottom + 15:F1}\" text-anchor=\"middle\" font-size=\"11\" fill=\"#6b7280\">{tick:0.##}</text>\n");
            }

            for (var i = 0; i < shown.Length; i++)
            {
                Row(svg, shown[i].Label, shown[i].Colour, predictors[shown[i].Key]!, y + 34 + ((i + .5) * RowHeight), X);
            }

            y += panel;
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Row(StringBuilder svg, string label, string colour, Estimate value, double y, Func<double, double> x)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 14:F1}\" y=\"{y + 4:F1}\" text-anchor=\"end\" fill=\"#374151\">{label}</text>");
        if (value.Ci95 is [var low, var high])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x(low):F1}\" x2=\"{x(high):F1}\" y1=\"{y:F1}\" y2=\"{y:F1}\" stroke=\"{colour}\" stroke-width=\"3\" stroke-linecap=\"round\" opacity=\".45\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x(value.Mean):F1}\" cy=\"{y:F1}\" r=\"5\" fill=\"{colour}\"><title>{label}: {value.Mean:F3}</title></circle><text x=\"{Math.Max(x(value.Mean), x(value.Ci95?[1] ?? value.Mean)) + 9:F1}\" y=\"{y + 4:F1}\" font-size=\"11\" fill=\"#374151\">{value.Mean:F3}</text>\n");
    }

    private static (double Low, double High) Limits(double low, double high)
    {
        var room = Math.Max(.05, (high - low) * .08);
        return (Math.Max(0, low - room), high + room);
    }

    private static IEnumerable<double> Ticks(double low, double high)
    {
        var raw = (high - low) / 6;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * magnitude).First(s => s >= raw);
        for (var tick = Math.Ceiling(low / step) * step; tick <= high; tick += step)
        {
            yield return tick;
        }
    }

    private static string Title(string set) => set switch
    {
        "d" => "D: more of the same",
        "d_star" => "D*: the shifted questions",
        _ => "D*: " + set.Replace('_', ' '),
    };
}
