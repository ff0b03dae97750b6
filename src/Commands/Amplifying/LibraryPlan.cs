using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Decomposing;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>What a run of <c>ltp amplify --tree</c> asks; it stands in <c>run.json</c> and names the run.</summary>
internal sealed record LibraryPlan
{
    public required IReadOnlyList<LibraryQuestion> Questions { get; init; }

    /// <summary>The folder or file of documents.</summary>
    public required string Tree { get; init; }

    public required IReadOnlyList<DocumentHash>? Documents { get; init; }

    /// <summary>Who oversees, as <see cref="OverseerName"/> reads it.</summary>
    public required string Overseer { get; init; }

    public required int Depth { get; init; }

    public required int Width { get; init; }

    /// <summary>The most moves of the overseer for one question.</summary>
    public required int Budget { get; init; }

    /// <summary>What the model is told; null for what is shipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedPrompts? Prompts { get; init; }

    /// <summary>How each role is asked, one setting a line; null for as usual.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ModelSettings { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The rules of asking.</summary>
    [JsonIgnore]
    public Hch Hch => new(Depth, Width, Budget);

    /// <summary>Whether any question has answers to choose from.</summary>
    [JsonIgnore]
    public bool EndsInVerdicts => Questions.Any(q => q.Answers is not null);

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "amplify-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Tree = "" }, LibraryJson.Default.LibraryPlan)))[..8];

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no such run, or was changed since.</exception>
    public static LibraryPlan Open(string folder, string kind) => PlanFile.Open(folder, kind, LibraryJson.Default.LibraryPlan, plan => plan.RunId, "ltp amplify --tree");
}

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LibraryPlan))]
internal sealed partial class LibraryJson : JsonSerializerContext;
