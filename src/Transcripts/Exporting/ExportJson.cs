using System.Text.Json.Serialization;

namespace LearningThePrior.Transcripts.Exporting;

/// <summary>How exports write JSON: snake_case, every key always present.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<double>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<StoredSide>))]
[JsonSerializable(typeof(IReadOnlyList<StoredClaim>))]
[JsonSerializable(typeof(IReadOnlyList<StoredFact>))]
[JsonSerializable(typeof(IReadOnlyList<StoredCandidate>))]
internal sealed partial class ExportJson : JsonSerializerContext;
