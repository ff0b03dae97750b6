namespace LearningThePrior.Optimization.Models;

/// <summary>Numbers that a model learned, as they are kept: an array of any dimensions, row by row.</summary>
/// <param name="Shape">The length of each dimension; empty for one number.</param>
/// <param name="Values">As many numbers as the shape holds.</param>
public sealed record NamedArray(IReadOnlyList<long> Shape, double[] Values);
