using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace LearningThePrior.Analysis.Plots;

/// <summary>Writes one SVG document: numbers the same on every machine, and what others wrote as text and nothing else.</summary>
internal sealed class SvgText
{
    private static readonly string[] Palette = ["#6b7280", "#0f766e", "#1d4ed8", "#c2410c", "#7e22ce", "#a16207", "#be185d", "#111827"];

    private readonly StringBuilder _text = new();

    /// <summary>Begins a picture on a white ground, so that it can be read on any page.</summary>
    public SvgText(double width, double height, string title)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:F0} {height:F0}\" width=\"{width:F0}\" height=\"{height:F0}\"")
            .Add($" font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"").Text(title).Line($"\">");
        Line($"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    }

    /// <summary>The colour of the curve or label with this number.</summary>
    public static string Colour(int index) => Palette[index % Palette.Length];

    /// <summary>Adds our own marks.</summary>
    public SvgText Add(FormattableString marks)
    {
        _text.Append(marks.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds our own marks and ends the line.</summary>
    public SvgText Line(FormattableString marks)
    {
        Add(marks)._text.Append('\n');
        return this;
    }

    /// <summary>Adds text of any origin. Characters that XML has no place for become replacement characters.</summary>
    public SvgText Text(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? Rune.ReplacementChar : r));
        _text.Append(WebUtility.HtmlEncode(clean));
        return this;
    }

    /// <summary>The whole document.</summary>
    public string End() => _text.Append("</svg>\n").ToString();
}
