using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts;

/// <summary>How the store's files are written: snake_case, every key always present, NaN and infinities refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(SnakeCaseEnumJson<CitationStatus>)])]
[JsonSerializable(typeof(RunInfo))]
[JsonSerializable(typeof(StoredDebate))]
[JsonSerializable(typeof(StoredJudgement))]
[JsonSerializable(typeof(StoredKey))]
[JsonSerializable(typeof(StoredNode))]
[JsonSerializable(typeof(StoredItem))]
[JsonSerializable(typeof(StoredDecomposition))]
[JsonSerializable(typeof(OpenRun))]
[JsonSerializable(typeof(StoredCall))]
[JsonSerializable(typeof(StoredPrediction))]
[JsonSerializable(typeof(string))]
public sealed partial class StoreJson : JsonSerializerContext;
