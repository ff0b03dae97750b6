using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Comparing;

/// <summary>What a comparison plays, as it is typed: it stands in <c>run.json</c> and names the run.</summary>
internal sealed record ComparisonPlan
{
    public required string World { get; init; }

    public required IReadOnlyList<string> Settings { get; init; }

    public required IReadOnlyList<string> Protocols { get; init; }

    public required IReadOnlyList<string> Judges { get; init; }

    /// <summary>Who oversees where a protocol is amplification; null where none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Overseers { get; init; }

    /// <summary>The documents that are asked about; null where a world is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComparedDocuments? Documents { get; init; }

    public required string Honest { get; init; }

    public required string Dishonest { get; init; }

    public required IReadOnlyList<int> Depths { get; init; }

    public required int Items { get; init; }

    /// <summary>Questions, at each depth, that calibrated judges are fitted on; null where no judge is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HeldOut { get; init; }

    public required int? Words { get; init; }

    public required int? Nodes { get; init; }

    /// <summary>What models are told, each set compared with the others; null for what is shipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlannedPrompts>? Prompts { get; init; }

    /// <summary>How each role is asked, one setting a line; null for as usual.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ModelSettings { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The names that may be language models, spelled as a judge is: judges, overseers, and debaters about documents.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Models => [.. Judges, .. ComparedRules.Models(Overseers ?? []), .. Documents is { } d ? [d.Debater] : Array.Empty<string>()];

    /// <summary>The models that will call tools.</summary>
    [JsonIgnore]
    public IReadOnlyList<ModelName> CallTools => Documents is { Reading: null } tools ? [ModelName.Parse(tools.Debater)] : [];

    /// <summary>What the analysis groups by.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Factors => ["rules", .. Prompts is null ? [] : new[] { "prompts" }, "judge", .. Depths.Count > 0 ? new[] { "depth" } : [], "claim"];

    /// <summary>What the analysis groups by where it tells cells apart and nothing else.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cells => ["rules", .. Prompts is null ? [] : new[] { "prompts" }, "judge"];

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

/// <summary>Documents in the place of a world.</summary>
/// <param name="Tree">The folder or file.</param>
/// <param name="Files">What stood in it when the run began.</param>
/// <param name="Questions">The questions' file.</param>
/// <param name="QuestionsHash">SHA-256 of it, so that a resumed run asks the same.</param>
/// <param name="Debater">The model that argues on both sides.</param>
internal sealed record ComparedDocuments(string Tree, IReadOnlyList<DocumentHash>? Files, string Questions, string? QuestionsHash, string Debater)
{
    /// <summary>How debaters ask for nodes: "words", or null for tool calls.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reading { get; init; }
}

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ComparisonPlan))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
