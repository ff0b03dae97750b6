namespace LearningThePrior.Analysis.Plots;

/// <summary>Values with intervals below each other, as an SVG picture: what several methods reach, panel by panel, on one scale.</summary>
/// <param name="Title">What the picture shows.</param>
/// <param name="Subtitle">What the values are, with their unit.</param>
/// <param name="Panels">The groups of values; at least one value in all.</param>
/// <example>
/// <code>
/// var plot = new IntervalPlot("snow", "NLL in nats per example; left is better",
/// [
///     new("D*", [new("exact Bayes", .513, .473, .553), new("direct fit", .930, .662, 1.198)]),
/// ]);
/// File.WriteAllText("nll.svg", plot.ToSvg());
/// </code>
/// </example>
public sealed record IntervalPlot(string Title, string Subtitle, IReadOnlyList<IntervalPanel> Panels)
{
    private const double Left = 190;
    private const double Right = 710;
    private const double RowHeight = 26;
    private const double PanelGap = 64;
    private const double Top = 70;
    private const int LabelCharacters = 24;

    /// <summary>The picture as a document of its own: no script, no style sheet, nothing to load. The same plot gives the same text.</summary>
    /// <returns>SVG. Titles and labels stand in it as text, whatever characters they hold; rows of one label have one colour.</returns>
    /// <exception cref="InvalidOperationException">There is no value to draw.</exception>
    public string ToSvg()
    {
        var rows = Panels.SelectMany(p => p.Rows).ToArray();
        if (rows.Length == 0)
        {
            throw new InvalidOperationException($"The plot '{Title}' has no value to draw.");
        }

        var x = PlotAxis.Around(rows.Min(r => r.Low ?? r.Value), rows.Max(r => r.High ?? r.Value), Left, Right);
        string[] labels = [.. rows.Select(r => r.Label).Distinct()];
        var svg = new SvgText(760, Top + (Panels.Count * PanelGap) + (rows.Length * RowHeight) + 10, Title);
        svg.Add($"""<text x="24" y="30" font-size="17" font-weight="600" fill="#111827">""").Text(Title).Line($"</text>");
        svg.Add($"""<text x="24" y="50" fill="#4b5563">""").Text(Subtitle).Line($"</text>");
        var y = Top;
        foreach (var panel in Panels)
        {
            svg.Add($"""<text x="24" y="{y + 22:F1}" font-weight="600" fill="#111827">""").Text(panel.Title).Line($"</text>");
            var bottom = y + 34 + (panel.Rows.Count * RowHeight);
            foreach (var tick in x.Ticks())
            {
                svg.Line($"""<line x1="{x.At(tick):F1}" x2="{x.At(tick):F1}" y1="{y + 32:F1}" y2="{bottom:F1}" stroke="#e5e7eb"/><text x="{x.At(tick):F1}" y="{bottom + 15:F1}" text-anchor="middle" font-size="11" fill="#6b7280">{PlotAxis.Label(tick)}</text>""");
            }

            for (var i = 0; i < panel.Rows.Count; i++)
            {
                Draw(svg, panel.Rows[i], SvgText.Colour(Array.IndexOf(labels, panel.Rows[i].Label)), y + 34 + ((i + .5) * RowHeight), x);
            }

            y += (panel.Rows.Count * RowHeight) + PanelGap;
        }

        return svg.End();
    }

    private static void Draw(SvgText svg, IntervalRow row, string colour, double y, PlotAxis x)
    {
        svg.Add($"""<text x="{Left - 14:F1}" y="{y + 4:F1}" text-anchor="end" fill="#374151">""");
        if (row.Label.Length > LabelCharacters)
        {
            svg.Add($"<title>").Text(row.Label).Add($"</title>");
        }

        svg.Text(Shortened(row.Label)).Line($"</text>");
        if (row is { Low: { } low, High: { } high })
        {
            svg.Line($"""<line x1="{x.At(low):F1}" x2="{x.At(high):F1}" y1="{y:F1}" y2="{y:F1}" stroke="{colour}" stroke-width="3" stroke-linecap="round" opacity=".45"/>""");
        }

        svg.Add($"""<circle cx="{x.At(row.Value):F1}" cy="{y:F1}" r="5" fill="{colour}"><title>""").Text(row.Label)
            .Line($""": {row.Value:F3}</title></circle><text x="{x.At(Math.Max(row.Value, row.High ?? row.Value)) + 9:F1}" y="{y + 4:F1}" font-size="11" fill="#374151">{row.Value:F3}</text>""");
    }

    /// <summary>As much of a label's beginning and end as the margin takes.</summary>
    private static string Shortened(string label)
    {
        if (label.Length <= LabelCharacters)
        {
            return label;
        }

        var (from, to) = (LabelCharacters / 2, label.Length - (LabelCharacters / 2) + 1);
        return $"{label[..(char.IsHighSurrogate(label[from - 1]) ? from - 1 : from)]}…{label[(char.IsLowSurrogate(label[to]) ? to + 1 : to)..]}";
    }
}
