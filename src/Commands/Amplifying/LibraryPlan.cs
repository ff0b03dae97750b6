using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>What a run of <c>ltp amplify --tree</c> asks; it stands in <c>run.json</c> and names the run.</summary>
internal sealed record LibraryPlan
{
    public required IReadOnlyList<LibraryQuestion> Questions { get; init; }

    /// <summary>The folder or file of documents.</summary>
    public required string Tree { get; init; }

    public required IReadOnlyList<DocumentHash>? Documents { get; init; }

    /// <summary>The model that oversees.</summary>
    public required string Overseer { get; init; }

    public required int Depth { get; init; }

    public required int Width { get; init; }

    /// <summary>The most moves of the overseer for one question.</summary>
    public required int Budget { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "amplify-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Tree = "" }, LibraryJson.Default.LibraryPlan)))[..8];

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no such run, or was changed since.</exception>
    public static LibraryPlan Open(string folder, string kind)
    {
        var info = StoredRun.Open(folder).Info;
        try
        {
            if (info.Kind == kind && info.More?.GetValueOrDefault("plan").Deserialize(LibraryJson.Default.LibraryPlan) is { } plan && plan.RunId == info.RunId)
            {
                return plan;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
        }

        throw new UserException($"{ModelRunFile.PathIn(folder)}: cannot be read as a run of 'ltp amplify --tree', or was changed after the run began; restore it, or begin a new run.");
    }
}

/// <summary>A question about the library.</summary>
/// <param name="Id">Names it within the run.</param>
/// <param name="Text">What is asked.</param>
internal sealed record LibraryQuestion(string Id, string Text);

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LibraryPlan))]
internal sealed partial class LibraryJson : JsonSerializerContext;
