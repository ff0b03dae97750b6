using System.Text.Json.Serialization;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>How a result is written as JSON: snake_case, every key always present, NaN and infinities refused.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(AnalysisResult))]
public sealed partial class AnalysisJson : JsonSerializerContext;
