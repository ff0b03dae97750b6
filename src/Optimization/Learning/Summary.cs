using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Optimization.Learning;

/// <summary>What a run showed over all its worlds: the content of <c>summary.json</c>, whose keys stay as they are.</summary>
public sealed record Summary
{
    /// <summary>The schema that this version writes.</summary>
    public const string CurrentSchema = "ltp.summary/1";

    /// <summary>Always <see cref="CurrentSchema"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>The family of worlds.</summary>
    public required string World { get; init; }

    /// <summary>Every setting of the worlds and of the loop, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The judge, the protocol and the search, as they print themselves.</summary>
    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    /// <summary>Which Mz wrote the trees; null in summaries of earlier versions, in which it was the worlds' own decoder.</summary>
    public UnpackerSummary? Unpacker { get; init; }

    /// <summary>The run's seed first, then each world's; as text, since they exceed what every JSON reader keeps exactly.</summary>
    public required IReadOnlyList<string> Seeds { get; init; }

    /// <summary>What the human believes otherwise than it is, where the run is such an experiment (<see cref="Worlds.IWorldFamily.Misfit"/>).</summary>
    public string? Misfit { get; init; }

    /// <summary>NLL in nats per example, by set and predictor; null where the truth is not known.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, Estimate?>> Nll { get; init; }

    /// <summary>Each direct fit: how often it was chosen, and its NLL by set.</summary>
    public required IReadOnlyList<DirectFitSummary> DirectFits { get; init; }

    /// <summary>(direct - ltp) / (direct - bayes) of the NLL on D*, over all its sets.</summary>
    public required Estimate? ShiftRecovered { get; init; }

    /// <summary>ltp - bayes of the NLL on D*, over all its sets.</summary>
    public required Estimate? RegretDStar { get; init; }

    /// <summary>ltp - bayes by set.</summary>
    public required IReadOnlyDictionary<string, Estimate?> Regret { get; init; }

    /// <summary>
    /// ltp less the exact maximiser of its objective with its kind of z (<see cref="Worlds.ExactPrediction"/>), of the NLL on D* over all its sets, in the
    /// same worlds: what search, f and Prior lost. Null where that is not known.
    /// </summary>
    public Estimate? ToMaximiser { get; init; }

    /// <summary>In how many worlds an assistant's answers were learned from although he was never found to answer as his overseer does; null where there is no assistant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? UntaughtAssistants { get; init; }

    /// <summary>ltp - best direct fit on D.</summary>
    public required Estimate? IidGap { get; init; }

    /// <summary>Fidelity to the judge: mean KL of f from fresh verdicts at z*, in nats.</summary>
    public required Estimate? Fidelity { get; init; }

    /// <summary>Fidelity to the human: mean KL of f from his own P(y|x,z) at z*, in nats, whoever judged.</summary>
    public Estimate? HumanFidelity { get; init; }

    /// <summary>How many z of a world f was not right enough at when the search found them.</summary>
    public Estimate? RefusedZ { get; init; }

    /// <summary>Mean KL of f from fresh verdicts at those z, in nats.</summary>
    public Estimate? RefusedFidelity { get; init; }

    /// <summary>Learned log Prior less the human's where the last search ended, before that answer was learned from, in nats.</summary>
    public required Estimate? OverOptimisation { get; init; }

    /// <summary>The share of z*'s statements that are true.</summary>
    public required Estimate? Recovered { get; init; }

    /// <summary>Evaluations of the learned objective in a world.</summary>
    public required Estimate? Evaluations { get; init; }

    /// <summary>What was asked, in all worlds together.</summary>
    public required LedgerTotals Ledger { get; init; }

    /// <summary>What each way to predictions took, a world on average: the loop beside its rivals.</summary>
    public IReadOnlyList<RivalSummary> Rivals { get; init; } = [];

    /// <summary>How the debates went.</summary>
    public required DebateSummary Debate { get; init; }

    /// <summary>Seconds that the run took; with those of rivals the only thing here that differs between two runs of one seed.</summary>
    public required double WallS { get; init; }
}

/// <summary>One direct fit over all worlds.</summary>
/// <param name="Name">Which.</param>
/// <param name="Chosen">In how many worlds it was the best on held-out data from D.</param>
/// <param name="Validation">NLL on held-out folds of D.</param>
/// <param name="Nll">By set.</param>
public sealed record DirectFitSummary(
    string Name, int Chosen, Estimate? Validation, IReadOnlyDictionary<string, Estimate?> Nll);

/// <summary>How the debates of a run went.</summary>
/// <param name="Accuracy">By depth, by whose claim was debated, and by the claimant's seat.</param>
public sealed record DebateSummary(IReadOnlyList<DebateAccuracy> Accuracy);
