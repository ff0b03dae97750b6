using System.Text.Json.Serialization;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Judging;

/// <summary>A stored debate that is to be judged again.</summary>
/// <param name="Debate">The debate.</param>
/// <param name="Key">What is true; null where that is not known.</param>
/// <param name="There">The judgements on it that are there already and are not asked for again; null for none.</param>
internal sealed record JudgedDescription(StoredDebate Debate, StoredKey? Key, IReadOnlyList<Asked>? There);

/// <summary>How the description is written: as the store writes its parts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(Debate.SnakeCaseEnumJson<Tree.CitationStatus>)])]
[JsonSerializable(typeof(JudgedDescription))]
internal sealed partial class JudgedDescriptionJson : JsonSerializerContext;
