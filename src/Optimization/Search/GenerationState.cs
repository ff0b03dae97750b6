using System.Text.Json;

namespace LearningThePrior.Optimization.Search;

/// <summary>What a search by generations keeps.</summary>
/// <param name="Generation">The z of the generation that was asked about; null where none is pending.</param>
/// <param name="Known">What the trees said that were looked at.</param>
/// <param name="Values">What each was worth.</param>
/// <param name="Place">What the kind of search keeps.</param>
internal sealed record GenerationState(double[][]? Generation, string[] Known, double[] Values, JsonElement Place);

/// <summary>Where CMA-ES is.</summary>
/// <param name="Mean">[U], in the base space; null where a start is due.</param>
/// <param name="Step">The step size.</param>
/// <param name="Covariance">[U * U], row by row.</param>
/// <param name="StepPath">[U].</param>
/// <param name="CovariancePath">[U].</param>
/// <param name="Generations">Since the start.</param>
/// <param name="Best">The best value since the start.</param>
/// <param name="Failed">Generations since it rose.</param>
internal sealed record CovarianceState(
    double[]? Mean, double Step, double[] Covariance, double[] StepPath, double[] CovariancePath, int Generations, double Best, int Failed);

/// <summary>Where sequential Monte Carlo is.</summary>
/// <param name="Particles">In the base space; null where they are to be drawn.</param>
/// <param name="Values">What each is worth, in nats.</param>
/// <param name="Temperature">From 0, the prior's, to 1.</param>
/// <param name="Moves">Moves made at it.</param>
internal sealed record TemperedState(double[][]? Particles, double[] Values, double Temperature, int Moves);
