using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Models;

/// <summary>The <c>run.json</c> of a run that calls models: what is run, and where replies are kept if not within its folder.</summary>
internal static class ModelRunFile
{
    private const string Recorded = "recordings";

    public static string PathIn(string folder) => Path.Combine(folder, "run.json");

    /// <summary>What <c>run.json</c> is to say.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="plan">What is run.</param>
    /// <param name="type">How the plan is written.</param>
    /// <param name="recordings">Where replies are kept; null for the run's own folder.</param>
    /// <param name="prompts">The hashes of the prompts in use; null where no model is asked.</param>
    /// <param name="factors">What the run varies, as the analysis calls it; null where nothing but what every run may.</param>
    public static RunInfo Info<T>(
        string runId, string kind, T plan, JsonTypeInfo<T> type, string? recordings = null, SortedDictionary<string, string>? prompts = null, IReadOnlyList<string>? factors = null)
    {
        var info = PlanFile.Info(runId, kind, plan, type);
        if (prompts is not null)
        {
            info.More!["prompts"] = JsonSerializer.SerializeToElement(prompts, RunFileJson.Default.SortedDictionaryStringString);
        }

        if (recordings is not null)
        {
            info.More![Recorded] = JsonSerializer.SerializeToElement(recordings, StoreJson.Default.String);
        }

        if (factors is not null)
        {
            info.More!["factors"] = JsonSerializer.SerializeToElement(factors, RunFileJson.Default.IReadOnlyListString);
        }

        return info;
    }

    /// <summary>Where a run's replies are kept: within it, unless another folder was named when it began.</summary>
    public static string RecordingsOf(string folder, RunInfo info) =>
        info.More is { } more && more.TryGetValue(Recorded, out var recordings) && recordings.ValueKind == JsonValueKind.String ? recordings.GetString()! : Path.Combine(folder, Recorded);
}

/// <summary>How hashes of prompts and names of factors are written.</summary>
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class RunFileJson : JsonSerializerContext;
