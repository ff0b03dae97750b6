namespace LearningThePrior.Optimization.Learning;

/// <summary>Which Mz wrote the trees of a run, and what it took to learn it, once for all worlds.</summary>
/// <param name="Kind">"exact": the worlds' own decoder; "learned": from a human's exploration; "flat": the same as flat text, the baseline.</param>
public sealed record UnpackerSummary(string Kind)
{
    /// <summary>U, the numbers of its z; null for the worlds' own decoder.</summary>
    public int? Latents { get; init; }

    /// <summary>Its weights; null for the worlds' own decoder.</summary>
    public long? Parameters { get; init; }

    /// <summary>Pages that the human wrote to teach it: they stand in the ledger too; null for the worlds' own decoder.</summary>
    public long? OverseerCalls { get; init; }

    /// <summary>Pages of the books that he proposed for searches to start from: they stand in the ledger too; null for the worlds' own decoder.</summary>
    public long? ProposedPages { get; init; }

    /// <summary>Seconds that teaching took, where it was taught in the run and in one session.</summary>
    public double? WallS { get; init; }
}
