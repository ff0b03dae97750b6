namespace LearningThePrior.Optimization.Search;

/// <summary>What CMA-ES keeps; n is the dimension.</summary>
/// <param name="Population">Candidates of a generation.</param>
/// <param name="Samples">[population][n]: the pending steps from the mean in units of sigma; null where none are pending.</param>
/// <param name="Distribution">Where candidates are drawn from; null where a start is due.</param>
/// <param name="Bests">The best values of the last generations.</param>
internal sealed record CmaState(int Population, double[][]? Samples, CmaDistribution? Distribution, double[] Bests);
