using System.Globalization;

namespace LearningThePrior.Analysis.Plots;

/// <summary>Points in a plane, coloured by a value, as an SVG picture.</summary>
/// <param name="Title">What the picture shows.</param>
/// <param name="XLabel">What the horizontal axis is.</param>
/// <param name="YLabel">What the vertical axis is.</param>
/// <param name="ValueLabel">What the colour is; points without a value are grey.</param>
/// <param name="Points">The points; at least one.</param>
public sealed record ScatterPlot(string Title, string XLabel, string YLabel, string ValueLabel, IReadOnlyList<ScatterPoint> Points)
{
    private const double Left = 64;
    private const double Right = 736;
    private const double Top = 92;
    private const double Bottom = 520;

    /// <summary>The picture as a document of its own: no script, no style sheet, nothing to load. The same plot gives the same text.</summary>
    /// <exception cref="InvalidOperationException">There is no point to draw.</exception>
    public string ToSvg()
    {
        if (Points.Count == 0)
        {
            throw new InvalidOperationException($"The plot '{Title}' has no point to draw.");
        }

        var x = PlotAxis.Around(Points.Min(p => p.X), Points.Max(p => p.X), Left, Right);
        var y = PlotAxis.Around(Points.Min(p => p.Y), Points.Max(p => p.Y), Bottom, Top);
        var values = Points.Where(p => p.Value is not null).Select(p => p.Value!.Value).DefaultIfEmpty().ToArray();
        var (low, high) = (values.Min(), values.Max());
        var svg = new SvgText(760, 580, Title);
        svg.Add($"""<text x="24" y="30" font-size="17" font-weight="600" fill="#111827">""").Text(Title).Line($"</text>");
        svg.Add($"""<text x="24" y="54" fill="#374151">""").Text(string.Create(CultureInfo.InvariantCulture, $"{ValueLabel}: {low:G4} (blue) to {high:G4} (red); grey: none")).Line($"</text>");
        svg.Add($"""<text x="24" y="78" fill="#4b5563">""").Text(YLabel).Line($"</text>");
        svg.Add($"""<text x="{(Left + Right) / 2:F1}" y="{Bottom + 40:F1}" text-anchor="middle" fill="#4b5563">""").Text(XLabel).Line($"</text>");
        foreach (var point in Points.OrderBy(p => p.Value ?? double.NegativeInfinity))
        {
            svg.Line($"""<circle cx="{x.At(point.X):F1}" cy="{y.At(point.Y):F1}" r="3" fill="{Colour(point.Value, low, high)}" opacity=".75"/>""");
        }

        return svg.End();
    }

    private static string Colour(double? value, double low, double high)
    {
        if (value is not { } v)
        {
            return "#d1d5db";
        }

        var share = high > low ? (v - low) / (high - low) : .5;
        return string.Create(CultureInfo.InvariantCulture, $"rgb({40 + (180 * share):F0},60,{220 - (180 * share):F0})");
    }
}

/// <summary>A point of a <see cref="ScatterPlot"/>.</summary>
/// <param name="X">Its place on the horizontal axis.</param>
/// <param name="Y">Its place on the vertical axis.</param>
/// <param name="Value">What its colour tells; null for grey.</param>
public sealed record ScatterPoint(double X, double Y, double? Value);
