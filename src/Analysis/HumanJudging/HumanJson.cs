using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>How the page and the program speak to each other, and how a study's settings are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters = [typeof(SnakeCaseEnumJson<CitationStatus>), typeof(SnakeCaseEnumJson<SideNaming>)])]
[JsonSerializable(typeof(HumanView))]
[JsonSerializable(typeof(HumanAnswer))]
[JsonSerializable(typeof(HumanRequest))]
[JsonSerializable(typeof(HumanSettings))]
public sealed partial class HumanJson : JsonSerializerContext;
