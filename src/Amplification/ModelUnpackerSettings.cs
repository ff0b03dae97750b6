namespace LearningThePrior.Amplification;

/// <summary>The shape of a tree that a language model unpacks.</summary>
public sealed record ModelUnpackerSettings
{
    /// <summary>Children of every node above the leaves, at least 1. Default: 4.</summary>
    public int Branching { get; init; } = 4;

    /// <summary>How deep it goes, from 0. Default: 3, some sixty paragraphs.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Temperature; null leaves it to the endpoint.</summary>
    public double? Temperature { get; init; }

    /// <summary>The most tokens of a node. Default: 300, a paragraph.</summary>
    public int MaxTokens { get; init; } = 300;
}
