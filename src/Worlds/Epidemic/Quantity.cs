namespace LearningThePrior.Worlds.Epidemic;

/// <summary>A number that a course has: equal steps from one value to another, equally probable to the human.</summary>
/// <param name="Name">What texts call it.</param>
/// <param name="First">The value of the first step.</param>
/// <param name="Last">The value of the last step.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="Format">How a value is written.</param>
internal sealed record Quantity(string Name, double First, double Last, int Steps, string Format)
{
    /// <summary>R0, capacity and start, the last two in log10 of cases.</summary>
    public static IReadOnlyList<Quantity> All { get; } =
    [
        new("R0", 1.05, 1.6, 23, "0.0000"),
        new("log10 of the capacity", 2, 7, 26, "0.0"),
        new("log10 of the cases at the start", 0, 1, 11, "0.00"),
    ];

    /// <summary>How often a stretch of steps is halved until one is left.</summary>
    public int Halvings { get; } = (int)Math.Ceiling(Math.Log2(Steps));

    /// <summary>The difference of two neighbouring steps.</summary>
    public double Width => (Last - First) / (Steps - 1);

    /// <summary>The value of a step, or of its low end, half a step below.</summary>
    public double Value(double step) => First + (step * Width);

    /// <summary>The steps, from the first to below the second, that are left after so many halvings around a step.</summary>
    public (int From, int To) Stretch(int step, int halvings)
    {
        var size = 1 << (Halvings - halvings);
        var from = step / size * size;
        return (from, Math.Min(from + size, Steps));
    }
}
