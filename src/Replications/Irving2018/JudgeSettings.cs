namespace LearningThePrior.Replications.Irving2018;

/// <summary>How a <see cref="SparseJudge"/> is built and trained.</summary>
public sealed record JudgeSettings
{
    /// <summary>Width of the first layer, a multiple of 16.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Width of the second layer, a multiple of 16.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>Gradient steps.</summary>
    public int Steps { get; init; } = 12_000;

    /// <summary>Pictures a step, each with newly drawn pixels.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Adam's rate at the beginning; it falls to nothing along a cosine.</summary>
    public double Rate { get; init; } = 5e-3;

    /// <summary>What suits pictures of a size; rates were chosen by debates on pictures held out from those trained on.</summary>
    public static JudgeSettings For(int size) => size <= 8 ? new() : new() { Hidden = 128, Steps = 30_000, Batch = 128, Rate = 3e-3 };
}
