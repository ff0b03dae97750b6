namespace LearningThePrior.Analysis.Plots;

/// <summary>A value with its interval and what it is called.</summary>
public sealed record IntervalRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="label">What the value is of; rows of one label have one colour.</param>
    /// <param name="value">The value.</param>
    /// <param name="low">The lower end of its interval; null where there is none.</param>
    /// <param name="high">The upper end; null exactly where <paramref name="low"/> is.</param>
    /// <exception cref="ArgumentException">A number is not finite, one end of the interval is missing, or the ends are in the wrong order.</exception>
    public IntervalRow(string label, double value, double? low = null, double? high = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        PlotNumbers.Check(0, value, low, high);
        (Label, Value, Low, High) = (label, value, low, high);
    }

    /// <summary>What the value is of.</summary>
    public string Label { get; }

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <summary>The lower end of its interval; null where there is none.</summary>
    public double? Low { get; }

    /// <summary>The upper end; null exactly where <see cref="Low"/> is.</summary>
    public double? High { get; }
}
