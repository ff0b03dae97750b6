using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Unpacking;

/// <summary>What a run of <c>ltp unpacker</c> does; it stands in <c>run.json</c> and names the run.</summary>
public sealed record UnpackerPlan
{
    /// <summary>The kind of world by name, for example <c>encyclopedia:states=4</c>.</summary>
    public required string World { get; init; }

    /// <summary>How Mz is taught.</summary>
    public UnpackerSettings Training { get; init; } = new();

    /// <summary>Its shape.</summary>
    public PageNetworkSettings Network { get; init; } = new();

    /// <summary>What the human is given.</summary>
    public ExplorationRules Human { get; init; } = new();

    /// <summary>Whether Mz is taught by the human alone too, with equal steps, for comparison.</summary>
    public bool Unamplified { get; init; } = true;

    /// <summary>All randomness, as text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "unpacker-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, UnpackerJson.Default.UnpackerPlan)))[..8];

    /// <summary>Whether Mz writes flat text.</summary>
    [JsonIgnore]
    public bool IsFlat => Network.Form == PageForm.Flat;

    [JsonIgnore]
    internal Seed Randomness => new(ulong.Parse(Seed, CultureInfo.InvariantCulture));
}

/// <summary>How plans, results and summaries of a learned Mz are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(UnpackerPlan))]
[JsonSerializable(typeof(UnpackerResult))]
[JsonSerializable(typeof(TeachingSummary))]
[JsonSerializable(typeof(string))]
public sealed partial class UnpackerJson : JsonSerializerContext;
