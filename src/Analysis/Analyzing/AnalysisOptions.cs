using LearningThePrior.Probability;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How p-values are corrected for the number of comparisons, each measure's by themselves.</summary>
public enum Correction
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Holm (1979): the chance of any false finding stays below the level.</summary>
    Holm,

    /// <summary>Benjamini and Hochberg (1995): the share of false findings among findings does.</summary>
    BenjaminiHochberg,
}

/// <summary>What to analyse, and how to group it.</summary>
public sealed record AnalysisOptions
{
    /// <summary>Factors to group by: columns of debates and of judgements, and labels; in this order.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>The factors that every run has, whatever its labels.</summary>
    public static IReadOnlyList<string> OwnFactors => Factors.Own;

    /// <summary>Looks only at this judge's judgements; null for all.</summary>
    public string? Judge { get; init; }

    /// <summary>FIELD=VALUE,...: looks only at what a factor has one of these values for; all conditions hold together.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>
    /// Whether judges of different kinds (who took part, who came afterwards, language models, programs) are thrown together. Otherwise the whole, and
    /// groups that do not tell judges apart, are of the kind that the runs were made for; a note says what else there is.
    /// </summary>
    public bool PoolKinds { get; init; }

    /// <summary>Groups by stage too, and counts judgements before the last.</summary>
    public bool AllStages { get; init; }

    /// <summary>Whether debates in which a side made no speech in a turn of its own are left out.</summary>
    public bool WithoutSilent { get; init; }

    /// <summary>FACTOR=VALUE, with commas between: the group that every other one is compared with; null to compare every pair.</summary>
    public string? Baseline { get; init; }

    /// <summary>How p-values of comparisons are corrected for their number. Default: not at all.</summary>
    public Correction Correction { get; init; }

    /// <summary>Seeds resampling; the same seed gives the same intervals.</summary>
    public Seed Seed { get; init; } = new(1);
}
