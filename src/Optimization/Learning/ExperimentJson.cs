using System.Text.Json.Serialization;

namespace LearningThePrior.Optimization.Learning;

/// <summary>How results are written as JSON: snake_case, every key present; generated ahead, so that it works where reflection is off.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WorldResult))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Summary))]
public sealed partial class ExperimentJson : JsonSerializerContext;
