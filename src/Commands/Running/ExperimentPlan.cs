using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cli.Debating;

namespace LearningThePrior.Cli.Running;

/// <summary>What an experiment plays: it stands in <c>run.json</c>, names the run, and is what a resumed run goes on with.</summary>
internal sealed record ExperimentPlan
{
    /// <summary>The experiment's file, by its name.</summary>
    public required string File { get; init; }

    public required IReadOnlyList<CellPlan> Cells { get; init; }

    /// <summary>What tells cells apart, as the analysis calls it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Factors => [.. Cells.SelectMany(c => c.Factors.Keys).Distinct(StringComparer.Ordinal)];

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "experiment-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, ExperimentJson.Default.ExperimentPlan)))[..8];
}

/// <summary>One cell: debates as <c>ltp debate</c> plays them.</summary>
/// <param name="Name">Names the cell within the run, and its debates begin with it.</param>
/// <param name="Factors">What tells it from other cells.</param>
/// <param name="Debates">What is played.</param>
internal sealed record CellPlan(string Name, IReadOnlyDictionary<string, string> Factors, DebatePlan Debates);

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ExperimentPlan))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ExperimentJson : JsonSerializerContext;
