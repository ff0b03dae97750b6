using System.Globalization;

namespace LearningThePrior.Analysis.Plots;

/// <summary>Curves with intervals, as an SVG picture: how a measure changes along a setting.</summary>
/// <param name="Title">What the picture shows.</param>
/// <param name="XLabel">What the horizontal axis is, with its unit.</param>
/// <param name="YLabel">What the vertical axis is, with its unit.</param>
/// <param name="Lines">The curves; at least one point in all.</param>
/// <example>
/// <code>
/// PlotPoint[] points = [.. counts.Select(c => (c.Depth, Right: (double)c.Right / c.All, Interval: ProportionInterval.Wilson(c.Right, c.All)))
///     .Select(c => new PlotPoint(c.Depth, c.Right, c.Interval.Low, c.Interval.High))];
/// File.WriteAllText("depth.svg", new LinePlot("Debate by depth", "depth", "share right", [new("recursive", points)]).ToSvg());
/// </code>
/// </example>
public sealed record LinePlot(string Title, string XLabel, string YLabel, IReadOnlyList<PlotLine> Lines)
{
    private const double Left = 64;
    private const double Right = 736;
    private const double Bottom = 350;
    private const double Margin = 24;
    private const int RowHeight = 20;

    /// <summary>The picture as a document of its own: no script, no style sheet, nothing to load. The same plot gives the same text.</summary>
    /// <returns>SVG. Titles, labels and names stand in it as text, whatever characters they hold.</returns>
    /// <exception cref="InvalidOperationException">There is no point to draw.</exception>
    public string ToSvg()
    {
        var points = Lines.SelectMany(l => l.Points).ToArray();
        if (points.Length == 0)
        {
            throw new InvalidOperationException($"The plot '{Title}' has no point to draw.");
        }

        var legend = Legend();
        var below = RowHeight * (legend[^1].Row - legend[0].Row);
        var (top, bottom) = (92.0 + below, Bottom + below);
        var x = PlotAxis.Around(points.Min(p => p.X), points.Max(p => p.X), Left, Right);
        var y = PlotAxis.Around(points.Min(p => p.Low ?? p.Y), points.Max(p => p.High ?? p.Y), bottom, top);
        var svg = new SvgText(760, 410 + below, Title);
        svg.Add($"""<text x="24" y="30" font-size="17" font-weight="600" fill="#111827">""").Text(Title).Line($"</text>");
        svg.Add($"""<text x="24" y="{76 + below}" fill="#4b5563">""").Text(YLabel).Line($"</text>");
        foreach (var tick in y.Ticks())
        {
            svg.Line($"""<line x1="{Left:F1}" x2="{Right:F1}" y1="{y.At(tick):F1}" y2="{y.At(tick):F1}" stroke="#e5e7eb"/><text x="{Left - 8:F1}" y="{y.At(tick) + 4:F1}" text-anchor="end" font-size="11" fill="#6b7280">{PlotAxis.Label(tick)}</text>""");
        }

        foreach (var tick in x.Ticks())
        {
            svg.Line($"""<text x="{x.At(tick):F1}" y="{bottom + 18:F1}" text-anchor="middle" font-size="11" fill="#6b7280">{PlotAxis.Label(tick)}</text>""");
        }

        svg.Add($"""<text x="{(Left + Right) / 2:F1}" y="{bottom + 44:F1}" text-anchor="middle" fill="#4b5563">""").Text(XLabel).Line($"</text>");
        for (var i = 0; i < Lines.Count; i++)
        {
            var (place, row) = legend[i];
            var colour = SvgText.Colour(i);
            Draw(svg, Lines[i], colour, x, y);
            svg.Add($"""<circle cx="{place + 5:F1}" cy="{46 + (RowHeight * row)}" r="5" fill="{colour}"/><text x="{place + 16:F1}" y="{50 + (RowHeight * row)}" fill="#374151">""").Text(Lines[i].Name).Line($"</text>");
        }

        return svg.End();
    }

    /// <summary>Where each name of the legend stands: from left to right, in as many rows as it takes.</summary>
    private (double Place, int Row)[] Legend()
    {
        var (places, place, row) = (new List<(double, int)>(), Margin, 0);
        foreach (var line in Lines)
        {
            var width = 40 + (7.5 * line.Name.Length);
            (place, row) = place > Margin && place + width > 760 ? (Margin, row + 1) : (place, row);
            places.Add((place, row));
            place += width;
        }

        return [.. places];
    }

    private static void Draw(SvgText svg, PlotLine line, string colour, PlotAxis x, PlotAxis y)
    {
        var ordered = line.Points.OrderBy(p => p.X).ToArray();
        var corners = string.Join(' ', ordered.Select(p => string.Create(CultureInfo.InvariantCulture, $"{x.At(p.X):F1},{y.At(p.Y):F1}")));
        svg.Line($"""<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="2"/>""");
        foreach (var point in ordered)
        {
            if (point is { Low: { } low, High: { } high })
            {
                svg.Line($"""<line x1="{x.At(point.X):F1}" x2="{x.At(point.X):F1}" y1="{y.At(low):F1}" y2="{y.At(high):F1}" stroke="{colour}" stroke-width="3" stroke-linecap="round" opacity=".45"/>""");
            }

            svg.Add($"""<circle cx="{x.At(point.X):F1}" cy="{y.At(point.Y):F1}" r="4" fill="{colour}"><title>""").Text(line.Name).Line($""": {point.Y:0.###}</title></circle>""");
        }
    }
}
