using System.Text.Json;

namespace LearningThePrior.Optimization.Search;

/// <summary>What every search saves.</summary>
/// <param name="Search">The name of the search that saved it.</param>
/// <param name="Dimension">The dimension of z.</param>
/// <param name="Random">The state of the generator.</param>
/// <param name="Told">How many evaluations were told.</param>
/// <param name="Asked">The candidates that were asked for and not told; null where there are none.</param>
/// <param name="Best">The best candidate told.</param>
/// <param name="Own">What this kind of search keeps besides.</param>
internal sealed record SearchState(
    string Search, int Dimension, ulong Random, long Told, double[][]? Asked, Candidate? Best, JsonElement Own);
