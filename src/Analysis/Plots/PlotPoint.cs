namespace LearningThePrior.Analysis.Plots;

/// <summary>A measured value with its interval, at one place of a line.</summary>
public sealed record PlotPoint
{
    /// <summary>Makes a point.</summary>
    /// <param name="x">Where it stands on the horizontal axis.</param>
    /// <param name="y">The value.</param>
    /// <param name="low">The lower end of the value's interval; null where there is none.</param>
    /// <param name="high">The upper end; null exactly where <paramref name="low"/> is.</param>
    /// <exception cref="ArgumentException">A number is not finite, one end of the interval is missing, or the ends are in the wrong order.</exception>
    public PlotPoint(double x, double y, double? low = null, double? high = null)
    {
        PlotNumbers.Check(x, y, low, high);
        (X, Y, Low, High) = (x, y, low, high);
    }

    /// <summary>Where it stands on the horizontal axis.</summary>
    public double X { get; }

    /// <summary>The value.</summary>
    public double Y { get; }

    /// <summary>The lower end of the value's interval; null where there is none.</summary>
    public double? Low { get; }

    /// <summary>The upper end; null exactly where <see cref="Low"/> is.</summary>
    public double? High { get; }
}
