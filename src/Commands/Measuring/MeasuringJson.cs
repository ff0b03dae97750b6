using System.Text.Json.Serialization;
using LearningThePrior.Experiments.Studies.Reliability;

namespace LearningThePrior.Cli.Measuring;

/// <summary>What studies print as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(List<ReliabilityCell>))]
internal sealed partial class MeasuringJson : JsonSerializerContext;
