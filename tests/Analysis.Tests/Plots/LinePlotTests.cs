using System.Globalization;
using System.Xml.Linq;
using LearningThePrior.Analysis.Plots;

namespace LearningThePrior.Analysis.Tests.Plots;

public sealed class LinePlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_point_is_a_dot_and_every_interval_a_bar_around_it()
    {
        var picture = Draw(new PlotLine("debate", [new(4, .9, .8, .95), new(8, .8, .7, .9), new(16, .7)]));

        var dots = picture.Descendants(Svg + "circle").Where(c => c.Element(Svg + "title") is not null).ToArray();
        var bars = picture.Descendants(Svg + "line").Where(l => l.Attribute("opacity") is not null).ToArray();
        Assert.Equal((3, 2), (dots.Length, bars.Length));
        Assert.All(dots.Zip(bars), pair =>
        {
            Assert.Equal((string?)pair.First.Attribute("cx"), (string?)pair.Second.Attribute("x1"));
            Assert.InRange(Number(pair.First, "cy"), Number(pair.Second, "y2"), Number(pair.Second, "y1"));
        });
    }

    [Fact]
    public void A_curve_runs_from_left_to_right_and_greater_values_are_higher()
    {
        var picture = Draw(new PlotLine("debate", [new(8, .2), new(4, .9)]));

        var corners = ((string)picture.Descendants(Svg + "polyline").Single().Attribute("points")!)
            .Split(' ').Select(c => c.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.True(corners[0][0] < corners[1][0]);
        Assert.True(corners[0][1] < corners[1][1]);
    }

    [Fact]
    public void Text_of_any_kind_stays_text()
    {
        const string Hostile = "</text><script>alert(1)</script> & \" ' \u0001 \ud800 👍";

        var picture = XDocument.Parse(new LinePlot(Hostile, Hostile, Hostile, [new(Hostile, [new(1, 1)])]).ToSvg());

        Assert.Empty(picture.Descendants(Svg + "script"));
        Assert.Equal(4, picture.Descendants(Svg + "text").Count(t => t.Value == "</text><script>alert(1)</script> & \" ' \ufffd \ufffd 👍"));
    }

    [Fact]
    public void One_point_alone_can_be_drawn()
    {
        var picture = Draw(new PlotLine("debate", [new(0, 0)]));

        Assert.True(double.IsFinite(Number(picture.Descendants(Svg + "circle").First(), "cy")));
    }

    [Fact]
    public void The_picture_does_not_depend_on_the_machines_culture()
    {
        var plot = new LinePlot("t", "x", "y", [new("l", [new(.5, 1.25, 1, 1.5)])]);
        var here = plot.ToSvg();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new() { NumberDecimalSeparator = "," } };

            Assert.Equal(here, plot.ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Names_that_do_not_fit_one_row_take_a_second_and_the_picture_grows()
    {
        PlotLine[] lines = [.. Enumerable.Range(0, 6).Select(i => new PlotLine($"a rather long name {i}", [new(i, i)]))];
        var (few, many) = (Draw(lines[..2]), Draw(lines));
        double[] Rows(XDocument picture) => [.. picture.Descendants().Where(e => e.Name.LocalName == "text" && e.Value.StartsWith("a rather", StringComparison.Ordinal)).Select(e => Number(e, "y")).Distinct()];

        Assert.Equal([50], Rows(few));
        Assert.Equal([50, 70], Rows(many));
        Assert.Equal(20, Number(many.Root!, "height") - Number(few.Root!, "height"));
    }

    [Fact]
    public void A_plot_of_nothing_says_so() =>
        Assert.Contains("'empty'", Assert.Throws<InvalidOperationException>(() => new LinePlot("empty", "x", "y", [new("l", [])]).ToSvg()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN, null, null)]
    [InlineData(1, double.NegativeInfinity, 2.0)]
    [InlineData(1, 0.0, null)]
    [InlineData(1, 2.0, 1.0)]
    public void What_has_no_place_in_a_picture_is_refused(double y, double? low, double? high) =>
        Assert.Throws<ArgumentException>(() => new PlotPoint(1, y, low, high));

    private static XDocument Draw(params PlotLine[] lines) => XDocument.Parse(new LinePlot("title", "depth", "share right", lines).ToSvg());

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
