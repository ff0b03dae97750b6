namespace LearningThePrior.Optimization.Amortised;

/// <summary>How an amortised prior is built and trained.</summary>
public sealed record AmortisedSettings
{
    /// <summary>Hidden width of the networks that read D and x.</summary>
    public int Width { get; init; } = 256;

    /// <summary>How many data sets are drawn from what the human would propose, each used once.</summary>
    public int Draws { get; init; } = 400_000;

    /// <summary>Data sets in a step.</summary>
    public int Batch { get; init; } = 512;

    /// <summary>How many questions of each set one step draws; all of them where the set has no more. All data sets of a step share them, so that each question is encoded once.</summary>
    public int Questions { get; init; } = 256;

    /// <summary>First learning rate; it falls to zero along a half cosine.</summary>
    public double Rate { get; init; } = 2e-3;
}
