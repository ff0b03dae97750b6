using System.Globalization;

namespace LearningThePrior.Analysis.Plots;

/// <summary>Which place in the picture a number has.</summary>
/// <param name="Low">The number at <paramref name="From"/>.</param>
/// <param name="High">The number at <paramref name="To"/>, greater than <paramref name="Low"/>.</param>
/// <param name="From">A place, in pixels.</param>
/// <param name="To">Another place; smaller where the axis runs upwards.</param>
internal sealed record PlotAxis(double Low, double High, double From, double To)
{
    /// <summary>An axis with some room around the numbers on it, which reaches below zero only where they do.</summary>
    public static PlotAxis Around(double low, double high, double from, double to)
    {
        var room = Math.Max(high - low, Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-3) is var spread and > 0 ? spread * .08 : .5;
        return new(low >= 0 ? Math.Max(0, low - room) : low - room, high + room, from, to);
    }

    /// <summary>A number's place.</summary>
    public double At(double number) => From + ((To - From) * (number - Low) / (High - Low));

    /// <summary>Round numbers to mark, some four to seven of them.</summary>
    public IEnumerable<double> Ticks()
    {
        var raw = (High - Low) / 6;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * magnitude).First(s => s >= raw);
        for (var i = Math.Ceiling(Low / step); i * step <= High; i++)
        {
            yield return i * step;
        }
    }

    /// <summary>A mark's text.</summary>
    public static string Label(double tick) => tick.ToString("G4", CultureInfo.InvariantCulture);
}
