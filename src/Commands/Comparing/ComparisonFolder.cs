using System.Text.Json;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Comparing;

/// <summary>What the folder of a run of <c>ltp compare</c> says of the run.</summary>
internal static class ComparisonFolder
{
    private const string Kind = "compare";

    /// <summary>What <c>run.json</c> is to say.</summary>
    public static RunInfo Info(ComparisonPlan plan, string runId) => new()
    {
        Schema = RunInfo.CurrentSchema,
        RunId = runId,
        Kind = Kind,
        More = new() { ["plan"] = JsonSerializer.SerializeToElement(plan, ComparisonJson.Default.ComparisonPlan) },
    };

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no run of compare, or was changed since.</exception>
    public static ComparisonPlan Open(string folder)
    {
        var info = StoredRun.Open(folder).Info;
        var file = Path.Combine(folder, "run.json");
        try
        {
            return info.Kind != Kind || info.More?.GetValueOrDefault("plan").Deserialize(ComparisonJson.Default.ComparisonPlan) is not { } plan
                ? throw new UserException($"{file}: the run is not one of 'ltp compare'.")
                : plan.RunId == info.RunId
                    ? plan
                    : throw new UserException($"{file}: was changed after the run began; restore it, or begin a new run.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UserException($"{file}: cannot be read as a run of 'ltp compare'; restore it, or begin a new run.");
        }
    }
}
