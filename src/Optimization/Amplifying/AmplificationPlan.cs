using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Amplifying;

/// <summary>What a run of <c>ltp amplify</c> does; it stands in <c>run.json</c> and names the run.</summary>
public sealed record AmplificationPlan
{
    /// <summary>The task by name, for example <c>powering:size=16</c>.</summary>
    public required string Task { get; init; }

    /// <summary>The overseer by name, for example <c>lazy:most=1</c>; null for the task's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Overseer { get; init; }

    /// <summary>How often the overseer's answer is replaced by a random one.</summary>
    public double OverseerError { get; init; }

    /// <summary>Whether such errors are drawn anew each time, or once for a question.</summary>
    public ErrorKind Errors { get; init; }

    /// <summary>Whether the same model is trained on right answers too, for comparison.</summary>
    public bool Supervised { get; init; }

    /// <summary>How training goes.</summary>
    public DistillationSettings Training { get; init; } = new();

    /// <summary>How the networks look and learn.</summary>
    public AnswererSettings Network { get; init; } = new();

    /// <summary>All randomness, as text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "amplify-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, AmplificationJson.Default.AmplificationPlan)))[..8];

    [JsonIgnore]
    internal Seed Randomness => new(ulong.Parse(Seed, CultureInfo.InvariantCulture));
}

/// <summary>How plans, results and summaries of amplification are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AmplificationPlan))]
[JsonSerializable(typeof(TrainingResult))]
[JsonSerializable(typeof(AmplificationSummary))]
[JsonSerializable(typeof(string))]
public sealed partial class AmplificationJson : JsonSerializerContext;
