namespace LearningThePrior.Optimization.Amortised;

/// <summary>How q(z | D) is built and taught.</summary>
public sealed record ProposalSettings
{
    /// <summary>z drawn, of which it learns to tell the different ones apart.</summary>
    public int Draws { get; init; } = 20_000;

    /// <summary>Gradient steps.</summary>
    public int Steps { get; init; } = 3_000;

    /// <summary>How many data sets a gradient step learns from. Each is drawn for that step and used once.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Width of the two hidden layers.</summary>
    public int Width { get; init; } = 256;

    /// <summary>First rate; it falls to zero along a half cosine.</summary>
    public double Rate { get; init; } = 2e-3;
}
