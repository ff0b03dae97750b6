namespace LearningThePrior.Replications.Irving2018;

/// <summary>How debaters are trained by self-play.</summary>
public sealed record DebaterSettings
{
    /// <summary>Width of the first layer, a multiple of 16.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Width of the second layer, a multiple of 16.</summary>
    public int Hidden { get; init; } = 128;

    /// <summary>Gradient steps.</summary>
    public int Steps { get; init; } = 6_000;

    /// <summary>Games a step.</summary>
    public int Games { get; init; } = 48;

    /// <summary>Lessons a step: those of its games, and others from memory.</summary>
    public int Batch { get; init; } = 384;

    /// <summary>Lessons that are remembered.</summary>
    public int Memory { get; init; } = 32_768;

    /// <summary>Adam's rate at the beginning; it falls to nothing along a cosine.</summary>
    public double Rate { get; init; } = 2e-3;

    /// <summary>The share of moves drawn at random, so that positions beside the best line are learned too.</summary>
    public double Exploration { get; init; } = .3;

    /// <summary>Steps between which games are played with the same values.</summary>
    public int Refresh { get; init; } = 50;
}
