namespace LearningThePrior.Optimization.Posteriors;

/// <summary>
/// A factorised distribution over z: each choice has a probability for each option, each number lies evenly between two ends. With intervals for numbers, this is
/// what "R0 is uniform between 2 and 3" says.
/// </summary>
/// <param name="Weight">Its share of the posterior; all boxes' sum to one.</param>
/// <param name="Low">[U]: the low end of each number; for a choice, the probability of each option.</param>
/// <param name="High">[U]: the high end of each number; for a choice as <paramref name="Low"/>.</param>
public sealed record LatentBox(double Weight, IReadOnlyList<double> Low, IReadOnlyList<double> High);
