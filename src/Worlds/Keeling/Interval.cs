namespace LearningThePrior.Worlds.Keeling;

/// <summary>"It lies between these two; anything between is equally plausible."</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, above the lower.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The middle.</summary>
    public double Centre => (Low + High) / 2;

    /// <summary>The length.</summary>
    public double Width => High - Low;

    /// <summary>The mean of the square: (a^2 + ab + b^2) / 3.</summary>
    public double MeanSquare => ((Low * Low) + (Low * High) + (High * High)) / 3;
}
