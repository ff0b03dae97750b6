using System.Text.Json.Serialization;

namespace LearningThePrior.Optimization.Search;

/// <summary>JSON of the searches' states. An impossible z has the value "-Infinity".</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SearchState))]
[JsonSerializable(typeof(EvolutionState))]
[JsonSerializable(typeof(GradientState))]
[JsonSerializable(typeof(LatentClimbState))]
[JsonSerializable(typeof(GenerationState))]
[JsonSerializable(typeof(CovarianceState))]
[JsonSerializable(typeof(TemperedState))]
[JsonSerializable(typeof(RankedState))]
internal sealed partial class SearchJson : JsonSerializerContext;
