using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Learning;

/// <summary>What a run is to do: the content of <c>run.json</c>, from which a resumed run is made again.</summary>
internal sealed record RunPlan
{
    public const string CurrentSchema = RunInfo.CurrentSchema;

    public const string LearnKind = "learn";

    public required string Schema { get; init; }

    /// <summary>Names the run, see <see cref="Signed"/>.</summary>
    public required string RunId { get; init; }

    /// <summary>Always <see cref="LearnKind"/>: folders of other commands have a run.json too.</summary>
    public required string Kind { get; init; }

    /// <summary>The family of worlds.</summary>
    public required string World { get; init; }

    /// <summary>How many worlds.</summary>
    public required int Worlds { get; init; }

    /// <summary>The run's seed, as text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The judge as <c>--judge</c> names it.</summary>
    public required string Judge { get; init; }

    /// <summary>The search as <c>--search</c> names it.</summary>
    public required string Search { get; init; }

    /// <summary>The protocol as <c>--protocol</c> names it; null for recursive debate. Left out of the file then, so that plans of earlier versions keep their names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Protocol { get; init; }

    /// <summary>Who argues for the truth, as <c>--debater</c> names it; null for an exact debater.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Debater { get; init; }

    /// <summary>Who argues for a lie, as <c>--dishonest</c> names it; null for an exact debater.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dishonest { get; init; }

    /// <summary>The Mz that writes the trees, as <see cref="RunUnpacker"/> tells; null for the worlds' own decoder.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unpacker { get; init; }

    /// <summary>Every setting of the worlds and of the loop.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>SHA-256 of the data file that the world reads; null where it reads none.</summary>
    public required string? DataSha256 { get; init; }

    /// <summary>The fingerprint of all the rest, by which a change made after the run began is noticed.</summary>
    public required string Check { get; init; }

    /// <summary>The plan with its fingerprint, and named after it: the same plan has the same name everywhere.</summary>
    public RunPlan Signed()
    {
        var fingerprint = Fingerprint();
        return this with { Check = fingerprint, RunId = $"{World}-{fingerprint[..8]}" };
    }

    /// <summary>SHA-256 of everything but <see cref="Check"/> and <see cref="RunId"/>, which derive from it.</summary>
    private string Fingerprint() => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Check = "", RunId = "" }, RunJson.Default.RunPlan)));
}

/// <summary>How a run's plan is written as JSON.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RunPlan))]
internal sealed partial class RunJson : JsonSerializerContext;
