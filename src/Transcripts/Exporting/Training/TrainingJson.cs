using System.Text.Json.Serialization;

namespace LearningThePrior.Transcripts.Exporting.Training;

/// <summary>How training data is written: snake_case, every key always present.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TrainingLine))]
[JsonSerializable(typeof(ChatLine))]
public sealed partial class TrainingJson : JsonSerializerContext;
