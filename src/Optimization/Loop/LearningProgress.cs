using LearningThePrior.Debate;

namespace LearningThePrior.Optimization;

/// <summary>How far the joint loop is.</summary>
/// <param name="Stage">In plain words.</param>
/// <param name="Done">Rounds done.</param>
/// <param name="Total">Rounds in all.</param>
/// <param name="Objective">The learned objective at the current z, in nats.</param>
/// <param name="Ledger">What was asked so far.</param>
public sealed record LearningProgress(string Stage, int Done, int Total, double Objective, VerdictLedger Ledger)
{
    /// <summary>What the stage that just ended measured; null where it measured nothing.</summary>
    public LearningMeasures? Measures { get; init; }
}

/// <summary>What one round, or one part of the last stage, measured of what is learned; null where it was not measured. In nats unless said otherwise.</summary>
/// <param name="ConditionalLoss">f's training loss: mean cross-entropy from the verdicts in the last tenth of the steps.</param>
/// <param name="PriorLoss">Prior's training loss in the last tenth of the steps: Huber's, or the comparisons' cross-entropy, or their sum.</param>
/// <param name="Divergence">Mean KL of f from fresh verdicts at the z just found, before they are learned from.</param>
/// <param name="OverOptimisation">Learned log Prior less the human's where the search ended.</param>
/// <param name="Radius">The trust region's radius afterwards, from 0 to 1.</param>
public sealed record LearningMeasures(
    double? ConditionalLoss = null,
    double? PriorLoss = null,
    double? Divergence = null,
    double? OverOptimisation = null,
    double? Radius = null);
