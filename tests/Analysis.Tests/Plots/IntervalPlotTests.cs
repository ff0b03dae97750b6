using System.Globalization;
using System.Xml.Linq;
using LearningThePrior.Analysis.Plots;

namespace LearningThePrior.Analysis.Tests.Plots;

public sealed class IntervalPlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void All_panels_have_one_scale_and_rows_of_one_label_one_colour()
    {
        var dots = Dots(new("D", [new("Bayes", .5), new("fit", .7)]), new("D*", [new("fit", .9), new("Bayes", .5)]));

        Assert.Equal(dots[0].Attribute("cx")!.Value, dots[3].Attribute("cx")!.Value);
        Assert.Equal(dots[0].Attribute("fill")!.Value, dots[3].Attribute("fill")!.Value);
        Assert.Equal(dots[1].Attribute("fill")!.Value, dots[2].Attribute("fill")!.Value);
        Assert.NotEqual(dots[0].Attribute("fill")!.Value, dots[1].Attribute("fill")!.Value);
    }

    [Fact]
    public void Greater_values_stand_further_right_and_rows_below_each_other()
    {
        var dots = Dots(new IntervalPanel("D", [new("a", -1, -2, 0), new("b", 3)]));

        Assert.True(Number(dots[0], "cx") < Number(dots[1], "cx"));
        Assert.True(Number(dots[0], "cy") < Number(dots[1], "cy"));
    }

    [Fact]
    public void Text_of_any_kind_stays_text()
    {
        var picture = XDocument.Parse(new IntervalPlot("<a>", "<b>", [new("<c>", [new("<d>", 1)])]).ToSvg());

        Assert.Equal(["<a>", "<b>", "<c>", "<d>"], picture.Descendants(Svg + "text").Select(t => t.Value).Where(t => t.StartsWith('<')));
    }

    [Fact]
    public void A_plot_of_nothing_says_so() => Assert.Throws<InvalidOperationException>(() => new IntervalPlot("empty", "", [new("D", [])]).ToSvg());

    [Theory]
    [InlineData(double.PositiveInfinity, null, null)]
    [InlineData(1, null, 2.0)]
    public void What_has_no_place_in_a_picture_is_refused(double value, double? low, double? high) =>
        Assert.Throws<ArgumentException>(() => new IntervalRow("row", value, low, high));

    private static XElement[] Dots(params IntervalPanel[] panels) =>
        [.. XDocument.Parse(new IntervalPlot("title", "nats", panels).ToSvg()).Descendants(Svg + "circle")];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
