using System.Text.Json.Serialization;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>
/// How everything of this room is written as JSON: snake_case, every key always present, addresses and exact integers as
/// strings, NaN and infinities refused. Generated ahead, so that it works where reflection is off.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    Converters =
    [
        typeof(NodeAddressJson),
        typeof(TextSpanJson),
        typeof(AmountsJson),
        typeof(CredencesJson),
        typeof(SnakeCaseEnumJson<SpeakingTask>),
        typeof(SnakeCaseEnumJson<CitationStatus>),
        typeof(SnakeCaseEnumJson<Silence>),
    ])]
[JsonSerializable(typeof(Transcript))]
[JsonSerializable(typeof(TrainingExample))]
[JsonSerializable(typeof(LedgerTotals))]
[JsonSerializable(typeof(VerdictParts))]
public sealed partial class DebateJson : JsonSerializerContext;
