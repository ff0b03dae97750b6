namespace LearningThePrior.Optimization.Search;

/// <summary>What a (1+1)-EA keeps.</summary>
/// <param name="Parent">The rounded z that is mutated; null where a start is due or pending.</param>
/// <param name="Value">Its value.</param>
/// <param name="Step">Standard deviation of the intervals' steps.</param>
/// <param name="Stalled">Evaluations since the parent's value last rose.</param>
/// <param name="Seen">The choices evaluated so far.</param>
internal sealed record EvolutionState(double[]? Parent, double Value, double Step, int Stalled, string[] Seen);
