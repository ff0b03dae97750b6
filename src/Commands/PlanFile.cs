using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli;

/// <summary>The plan of a run in its <c>run.json</c>, from which a run that was begun goes on, and the summary that it ends in.</summary>
internal static class PlanFile
{
    /// <summary>What <c>run.json</c> is to say.</summary>
    public static RunInfo Info<T>(string runId, string kind, T plan, JsonTypeInfo<T> type) => new()
    {
        Schema = RunInfo.CurrentSchema,
        RunId = runId,
        Kind = kind,
        More = new() { ["plan"] = JsonSerializer.SerializeToElement(plan, type) },
    };

    /// <summary>The plan of a run that was begun.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="kind">What the run must be.</param>
    /// <param name="type">How the plan is written.</param>
    /// <param name="runId">The id that follows from a plan.</param>
    /// <param name="command">What makes such runs, for example "ltp digits".</param>
    /// <exception cref="UserException">It is no such run, or was changed since.</exception>
    public static T Open<T>(string folder, string kind, JsonTypeInfo<T> type, Func<T, string> runId, string command)
        where T : class
    {
        var info = StoredRun.Open(folder).Info;
        var file = Path.Combine(folder, "run.json");
        try
        {
            return info.Kind != kind || info.More?.GetValueOrDefault("plan").Deserialize(type) is not { } plan
                ? throw new UserException($"{file}: the run is not one of '{command}'.")
                : runId(plan) == info.RunId
                    ? plan
                    : throw new UserException($"{file}: was changed after the run began; restore it, or begin a new run.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UserException($"{file}: cannot be read as a run of '{command}'; restore it, or begin a new run.");
        }
    }

    /// <summary>The summary of a run that is finished; null where it is not.</summary>
    /// <exception cref="UserException">It cannot be read.</exception>
    public static T? FindSummary<T>(string folder, string name, JsonTypeInfo<T> type)
        where T : class
    {
        var file = Path.Combine(folder, name);
        try
        {
            return StoredRun.Open(folder).IsClosed && File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), type) : null;
        }
        catch (JsonException)
        {
            throw new UserException($"{file}: cannot be read; restore the file, or delete it to have it made again.");
        }
    }
}
