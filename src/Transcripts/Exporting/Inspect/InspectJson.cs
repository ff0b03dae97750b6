using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts.Exporting.Inspect;

/// <summary>How Inspect's log is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnumJson<CitationStatus>)])]
[JsonSerializable(typeof(InspectStart))]
[JsonSerializable(typeof(InspectHeader))]
[JsonSerializable(typeof(InspectSample))]
[JsonSerializable(typeof(IReadOnlyList<InspectSummary>))]
[JsonSerializable(typeof(StoredDebate))]
[JsonSerializable(typeof(StoredDecomposition))]
[JsonSerializable(typeof(StoredTurn))]
[JsonSerializable(typeof(StoredKey))]
[JsonSerializable(typeof(StoredJudgement))]
[JsonSerializable(typeof(IReadOnlyList<StoredJudgement>))]
[JsonSerializable(typeof(IReadOnlyList<double>))]
[JsonSerializable(typeof(string))]
internal sealed partial class InspectJson : JsonSerializerContext;
