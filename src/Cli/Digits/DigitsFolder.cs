using System.Text.Json;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Digits;

/// <summary>What the folder of a run of <c>ltp digits</c> says of the run, and what came of it.</summary>
internal static class DigitsFolder
{
    private const string Kind = "digits";

    /// <summary>The summary's name in the folder.</summary>
    public const string SummaryName = "summary.json";

    /// <summary>The summary's place.</summary>
    public static string Summary(string folder) => Path.Combine(folder, SummaryName);

    /// <summary>What <c>run.json</c> is to say.</summary>
    public static RunInfo Info(DigitsPlan plan) => new()
    {
        Schema = RunInfo.CurrentSchema,
        RunId = plan.RunId,
        Kind = Kind,
        More = new() { ["plan"] = JsonSerializer.SerializeToElement(plan, DigitsPlanJson.Default.DigitsPlan) },
    };

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no run of digits, or was changed since.</exception>
    public static DigitsPlan Open(string folder)
    {
        var info = StoredRun.Open(folder).Info;
        var file = Path.Combine(folder, "run.json");
        try
        {
            return info.Kind != Kind || info.More?.GetValueOrDefault("plan").Deserialize(DigitsPlanJson.Default.DigitsPlan) is not { } plan
                ? throw new UserException($"{file}: the run is not one of 'ltp digits'.")
                : plan.RunId == info.RunId
                    ? plan
                    : throw new UserException($"{file}: was changed after the run began; restore it, or begin a new run.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UserException($"{file}: cannot be read as a run of 'ltp digits'; restore it, or begin a new run.");
        }
    }

    /// <summary>What came of a run that is finished; null where it is not.</summary>
    public static DigitSummary? FindFinished(string folder)
    {
        try
        {
            return StoredRun.Open(folder).IsClosed && File.Exists(Summary(folder))
                ? JsonSerializer.Deserialize(File.ReadAllBytes(Summary(folder)), DigitJson.Default.DigitSummary)
                : null;
        }
        catch (JsonException)
        {
            throw new UserException($"{Summary(folder)}: cannot be read; restore the file, or delete it to have it made again.");
        }
    }
}
