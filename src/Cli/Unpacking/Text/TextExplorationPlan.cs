using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cli.Models;

namespace LearningThePrior.Cli.Unpacking.Text;

/// <summary>What a run of <c>ltp unpacker --world text</c> has a language model explore; it stands in <c>run.json</c> and names the run.</summary>
internal sealed record TextExplorationPlan
{
    /// <summary>The model that explores.</summary>
    public required string Model { get; init; }

    /// <summary>What the root of every book says.</summary>
    public required string Root { get; init; }

    /// <summary>The settings of exploring.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>What the model is told; null for what is shipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedPrompts? Prompts { get; init; }

    /// <summary>How each role is asked, one setting a line; null for as usual.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ModelSettings { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "explore-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, TextExplorationPlanJson.Default.TextExplorationPlan)))[..8];
}

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TextExplorationPlan))]
internal sealed partial class TextExplorationPlanJson : JsonSerializerContext;
