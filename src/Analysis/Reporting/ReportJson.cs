using System.Text.Json.Serialization;
using LearningThePrior.Debate;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Reporting;

/// <summary>How data is written into the page: as the store writes it. What could end a script element is escaped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnumJson<CitationStatus>)])]
[JsonSerializable(typeof(ReportIndex))]
[JsonSerializable(typeof(ReportRecord))]
[JsonSerializable(typeof(ReportedDecomposition))]
[JsonSerializable(typeof(List<StoredCall>))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class ReportJson : JsonSerializerContext;
