using System.Text.Json.Serialization;

namespace LearningThePrior.Transcripts.Importing;

/// <summary>How what importing adds to a run's folder is written: snake_case, every key always present.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(StoredExtra))]
[JsonSerializable(typeof(ImportReport))]
internal sealed partial class ImportJson : JsonSerializerContext;
