using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningThePrior.Cli.Comparing;

/// <summary>What a comparison plays, as it is typed: it stands in <c>run.json</c> and names the run.</summary>
internal sealed record ComparisonPlan
{
    public required string World { get; init; }

    public required IReadOnlyList<string> Settings { get; init; }

    public required IReadOnlyList<string> Protocols { get; init; }

    public required IReadOnlyList<string> Judges { get; init; }

    public required string Honest { get; init; }

    public required string Dishonest { get; init; }

    public required IReadOnlyList<int> Depths { get; init; }

    public required int Items { get; init; }

    /// <summary>Questions, at each depth, that calibrated judges are fitted on; null where no judge is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HeldOut { get; init; }

    public required int? Words { get; init; }

    public required int? Nodes { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>What the analysis groups by.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Factors => Depths.Count > 0 ? ["rules", "judge", "depth", "claim"] : ["rules", "judge", "claim"];

    /// <summary>How many items there are in all.</summary>
    [JsonIgnore]
    public int AllItems => Items * Math.Max(1, Depths.Count);

    /// <summary>How many items are held out in all.</summary>
    [JsonIgnore]
    public int AllHeldOut => (HeldOut ?? 0) * Math.Max(1, Depths.Count);

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "compare-" + Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, ComparisonJson.Default.ComparisonPlan)))[..8];
}

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ComparisonPlan))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
