using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cli.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Validating;

/// <summary>What a validation asks, as it is typed: it stands in <c>run.json</c> and names the run.</summary>
internal sealed record ValidationPlan
{
    /// <summary>What such runs are.</summary>
    public const string Kind = "validate";

    public required IReadOnlyList<string> Judges { get; init; }

    /// <summary>The run's folder, or the world whose debates are played first.</summary>
    public required string On { get; init; }

    /// <summary>How a world is played; null where the debates stand in a run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValidatedWorld? World { get; init; }

    public required IReadOnlyList<string> Where { get; init; }

    public required IReadOnlyList<string> Tests { get; init; }

    public required IReadOnlyList<string> Attacks { get; init; }

    public required int Repeats { get; init; }

    public required string? Persuader { get; init; }

    public required string? Critic { get; init; }

    public required int? MaxDebates { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ModelSettings { get; init; }

    /// <summary>What models that judge are told; null for what is shipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedPrompts? Prompts { get; init; }

    /// <summary>Several sets of prompts, under each of which every language model judges; null where there is one, or none is named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlannedPrompts>? Ladder { get; init; }

    /// <summary>The names that may be language models, spelled as a judge is.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Models => [.. Judges, .. Critic is { } critic ? [critic] : Array.Empty<string>(), .. Persuader is { } persuader ? [persuader] : Array.Empty<string>()];

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "validate-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, ValidationJson.Default.ValidationPlan)))[..8];

    /// <summary>What <c>run.json</c> is to say.</summary>
    /// <param name="judges">The judges' own names, in order.</param>
    /// <param name="critic">The critic's own name; null for nobody.</param>
    /// <param name="source">The run whose debates are judged.</param>
    public RunInfo Info(IReadOnlyList<string> judges, string? critic, string source)
    {
        var info = PlanFile.Info(RunId, Kind, this, ValidationJson.Default.ValidationPlan);
        info.More!["validated"] = JsonSerializer.SerializeToElement(judges, ValidationJson.Default.IReadOnlyListString);
        info.More["critic"] = JsonSerializer.SerializeToElement(critic, ValidationJson.Default.String);
        info.More["source"] = JsonSerializer.SerializeToElement(source, ValidationJson.Default.String);
        return info;
    }

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no such run, or was changed since.</exception>
    public static ValidationPlan Open(string folder) => PlanFile.Open(folder, Kind, ValidationJson.Default.ValidationPlan, plan => plan.RunId, "ltp validate");
}

/// <summary>How the debates of a world are played that judges are validated on.</summary>
/// <param name="Settings">The world's settings.</param>
/// <param name="Protocols">The protocols.</param>
/// <param name="Items">Questions.</param>
/// <param name="Seed">As text.</param>
internal sealed record ValidatedWorld(IReadOnlyList<string> Settings, IReadOnlyList<string> Protocols, int Items, string Seed);

/// <summary>A validation as workers make it again.</summary>
/// <param name="Plan">What is asked.</param>
/// <param name="Source">The folder of the run whose debates are judged.</param>
internal sealed record ValidationJobPlan(ValidationPlan Plan, string Source);

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ValidationPlan))]
[JsonSerializable(typeof(ValidationJobPlan))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
internal sealed partial class ValidationJson : JsonSerializerContext;
