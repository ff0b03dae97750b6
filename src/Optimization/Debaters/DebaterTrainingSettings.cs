namespace LearningThePrior.Optimization.Debaters;

/// <summary>How debaters are trained against each other before they debate in earnest.</summary>
public sealed record DebaterTrainingSettings
{
    /// <summary>Debates that they play. 2,000: about half of what a default run of the loop plays afterwards.</summary>
    public int Debates { get; init; } = 2_000;

    /// <summary>Hidden width of each network. 16: eight numbers tell of an option.</summary>
    public int Width { get; init; } = 16;

    /// <summary>Debates between two steps of the gradient.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>Each step's rate.</summary>
    public double Rate { get; init; } = .02;
}
