using LearningThePrior.Probability;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>What to analyse, and how to group it.</summary>
public sealed record AnalysisOptions
{
    /// <summary>Factors to group by: columns of debates and of judgements, and labels; in this order.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Looks only at this judge's judgements; null for all.</summary>
    public string? Judge { get; init; }

    /// <summary>Groups by stage too, and counts judgements before the last.</summary>
    public bool AllStages { get; init; }

    /// <summary>Whether debates in which a side made no speech in a turn of its own are left out.</summary>
    public bool WithoutSilent { get; init; }

    /// <summary>Seeds resampling; the same seed gives the same intervals.</summary>
    public Seed Seed { get; init; } = new(1);
}
