using System.Text.Json;
using LearningThePrior.Optimization.Amplifying;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Amplifying;

/// <summary>What the folder of a run of <c>ltp amplify</c> says of the run, and what came of it.</summary>
internal static class AmplifyFolder
{
    private const string Kind = "amplify";

    /// <summary>The summary's name in the folder.</summary>
    public const string SummaryName = "summary.json";

    /// <summary>What <c>run.json</c> is to say.</summary>
    public static RunInfo Info(AmplificationPlan plan) => new()
    {
        Schema = RunInfo.CurrentSchema,
        RunId = plan.RunId,
        Kind = Kind,
        More = new() { ["plan"] = JsonSerializer.SerializeToElement(plan, AmplificationJson.Default.AmplificationPlan) },
    };

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no run of amplification, or was changed since.</exception>
    public static AmplificationPlan Open(string folder)
    {
        var info = StoredRun.Open(folder).Info;
        var file = Path.Combine(folder, "run.json");
        try
        {
            return info.Kind != Kind || info.More?.GetValueOrDefault("plan").Deserialize(AmplificationJson.Default.AmplificationPlan) is not { } plan
                ? throw new UserException($"{file}: the run is not one of 'ltp amplify'.")
                : plan.RunId == info.RunId
                    ? plan
                    : throw new UserException($"{file}: was changed after the run began; restore it, or begin a new run.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UserException($"{file}: cannot be read as a run of 'ltp amplify'; restore it, or begin a new run.");
        }
    }

    /// <summary>What came of a run that is finished; null where it is not.</summary>
    public static AmplificationSummary? FindFinished(string folder)
    {
        var file = Path.Combine(folder, SummaryName);
        try
        {
            return StoredRun.Open(folder).IsClosed && File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), AmplificationJson.Default.AmplificationSummary) : null;
        }
        catch (JsonException)
        {
            throw new UserException($"{file}: cannot be read; restore the file, or delete it to have it made again.");
        }
    }

    /// <summary>What a training came to.</summary>
    public static TrainingResult Result(string folder, string item) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, AmplificationHandler.ResultFile(item))), AmplificationJson.Default.TrainingResult)!;
}
