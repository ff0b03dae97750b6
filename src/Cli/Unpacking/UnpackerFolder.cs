using System.Text.Json;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Unpacking;

/// <summary>What the folder of a run of <c>ltp unpacker</c> says of the run, and what came of it.</summary>
internal static class UnpackerFolder
{
    private const string Kind = "unpacker";

    /// <summary>The summary's name in the folder.</summary>
    public const string SummaryName = "summary.json";

    /// <summary>What <c>run.json</c> is to say.</summary>
    public static RunInfo Info(UnpackerPlan plan) => PlanFile.Info(plan.RunId, Kind, plan, UnpackerJson.Default.UnpackerPlan);

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no such run, or was changed since.</exception>
    public static UnpackerPlan Open(string folder) => PlanFile.Open(folder, Kind, UnpackerJson.Default.UnpackerPlan, plan => plan.RunId, "ltp unpacker");

    /// <summary>What came of a run that is finished; null where it is not.</summary>
    public static TeachingSummary? FindFinished(string folder) => PlanFile.FindSummary(folder, SummaryName, UnpackerJson.Default.TeachingSummary);

    /// <summary>What came of one item.</summary>
    public static UnpackerResult Result(string folder, string item) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, UnpackerHandler.ResultFile(item))), UnpackerJson.Default.UnpackerResult)!;
}
