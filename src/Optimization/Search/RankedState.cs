namespace LearningThePrior.Optimization.Search;

/// <summary>What a <see cref="RankedSearch"/> keeps.</summary>
/// <param name="Next">Which z is next in the order.</param>
/// <param name="Seen">The trees looked at.</param>
internal sealed record RankedState(int Next, string[] Seen);
