using LearningThePrior.Debate;

namespace LearningThePrior.Optimization;

/// <summary>How far the joint loop is.</summary>
/// <param name="Stage">In plain words.</param>
/// <param name="Done">Rounds done.</param>
/// <param name="Total">Rounds in all.</param>
/// <param name="Objective">The learned objective at the current z, in nats.</param>
/// <param name="Ledger">What was asked so far.</param>
public sealed record LearningProgress(string Stage, int Done, int Total, double Objective, VerdictLedger Ledger);
