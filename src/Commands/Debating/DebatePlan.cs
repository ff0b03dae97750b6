using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cli.Models;

namespace LearningThePrior.Cli.Debating;

/// <summary>What <c>ltp debate</c> plays, as it is typed: it stands in <c>run.json</c>, names the run, and is what a resumed run goes on with.</summary>
internal sealed record DebatePlan
{
    public required string? Questions { get; init; }

    /// <summary>SHA-256 of the questions' file, so that a resumed run asks the same; null where a world asks.</summary>
    public required string? QuestionsHash { get; init; }

    public required string Tree { get; init; }

    /// <summary>The documents of the tree as they were when the run began; null where it is a world's, and in runs that did not tell yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DocumentHash>? Documents { get; init; }

    public required int Items { get; init; }

    public required string DebaterA { get; init; }

    public required string DebaterB { get; init; }

    public required IReadOnlyList<string> Judges { get; init; }

    public required string Protocol { get; init; }

    public required bool Swap { get; init; }

    public required int Samples { get; init; }

    public required bool BothOrders { get; init; }

    public required string Reading { get; init; }

    public required int Nodes { get; init; }

    public required int? Words { get; init; }

    public required double? Temperature { get; init; }

    /// <summary>Words that a speech must have; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LeastWords { get; init; }

    /// <summary>Whether debaters are shown the root of the tree before they speak.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ShowsRoot { get; init; }

    /// <summary>Drafts of each speech, of which one is chosen; null for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? BestOf { get; init; }

    /// <summary>The judge who chooses among drafts; null for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Preference { get; init; }

    /// <summary>Whether replies are asked for by a JSON Schema too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Structured { get; init; }

    /// <summary>What models are told; null for what is shipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedPrompts? Prompts { get; init; }

    /// <summary>How each role is asked, one setting a line; null for as usual.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ModelSettings { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "debate-" + Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, DebatePlanJson.Default.DebatePlan)))[..8];
}

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DebatePlan))]
internal sealed partial class DebatePlanJson : JsonSerializerContext;
