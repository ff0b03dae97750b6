using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>How the page and the program speak to each other.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(SnakeCaseEnumJson<CitationStatus>)])]
[JsonSerializable(typeof(HumanView))]
[JsonSerializable(typeof(HumanAnswer))]
public sealed partial class HumanJson : JsonSerializerContext;
