using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Models;

/// <summary>The <c>run.json</c> of a run that calls models: what is run, and where replies are kept if not within its folder.</summary>
internal static class ModelRunFile
{
    private const string Recorded = "recordings";

    public static string PathIn(string folder) => Path.Combine(folder, "run.json");

    public static RunInfo Info<T>(string runId, string kind, T plan, JsonTypeInfo<T> type, string? recordings = null, SortedDictionary<string, string>? prompts = null)
    {
        var info = PlanFile.Info(runId, kind, plan, type);
        if (prompts is not null)
        {
            info.More!["prompts"] = JsonSerializer.SerializeToElement(prompts, PromptsJson.Default.SortedDictionaryStringString);
        }

        if (recordings is not null)
        {
            info.More![Recorded] = JsonSerializer.SerializeToElement(recordings, StoreJson.Default.String);
        }

        return info;
    }

    /// <summary>Where a run's replies are kept: within it, unless another folder was named when it began.</summary>
    public static string RecordingsOf(string folder, RunInfo info) =>
        info.More is { } more && more.TryGetValue(Recorded, out var recordings) && recordings.ValueKind == JsonValueKind.String ? recordings.GetString()! : Path.Combine(folder, Recorded);
}

/// <summary>How hashes of prompts are written.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class PromptsJson : System.Text.Json.Serialization.JsonSerializerContext;
