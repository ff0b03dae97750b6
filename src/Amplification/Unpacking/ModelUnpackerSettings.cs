using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Amplification.Unpacking;

/// <summary>The shape of a tree that a language model unpacks.</summary>
public sealed record ModelUnpackerSettings
{
    /// <summary>Children of every node above the leaves, at least 1. Default: 4.</summary>
    [Description("Children of every node above the leaves."), Range(1, 1_000)]
    public int Branching { get; init; } = 4;

    /// <summary>How deep it goes, from 0. Default: 3, some sixty paragraphs.</summary>
    [Description("How deep the tree goes."), Range(0, 60)]
    public int Depth { get; init; } = 3;

    /// <summary>Temperature; null leaves it to the endpoint.</summary>
    public double? Temperature { get; init; }

    /// <summary>The most tokens of a node. Default: 300, a paragraph.</summary>
    [Description("The most tokens of a node."), Range(1, 100_000)]
    public int MaxTokens { get; init; } = 300;

    /// <summary>What it is told. Default: <see cref="UnpackerPrompts.Default"/>.</summary>
    public Prompt Prompt { get; init; } = UnpackerPrompts.Default;
}
