using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Amplification.Exploration;

/// <summary>What a human who explores is given, and how much of each book he writes.</summary>
public sealed record ExplorationRules
{
    /// <summary>The most questions about other pages before he writes one; 0 leaves him alone. Default: 8, more than the states of any encyclopedia.</summary>
    [Description("The most questions about other pages before the human writes one; 0 leaves him alone."), Range(0, 1_000)]
    public int QuestionsAsked { get; init; } = 8;

    /// <summary>How many ancestors he is shown, the parent first. Default: 1.</summary>
    [Description("How many ancestors the human is shown, the parent first."), Range(1, 100)]
    public int Ancestors { get; init; } = 1;

    /// <summary>Random paths from the root down along which he writes pages, beside the children of every page that he drew. Default: 4.</summary>
    [Description("Paths of each book along which the human writes, beside the pages below what he drew."), Range(1, 1_000)]
    public int Paths { get; init; } = 4;
}
