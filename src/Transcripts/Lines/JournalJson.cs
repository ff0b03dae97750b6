using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts;

/// <summary>How the journals of earlier versions were written.</summary>
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
[JsonSerializable(typeof(JournalEvent))]
internal sealed partial class JournalJson : JsonSerializerContext;
