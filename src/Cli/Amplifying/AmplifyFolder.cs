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
    public static RunInfo Info(AmplificationPlan plan) => PlanFile.Info(plan.RunId, Kind, plan, AmplificationJson.Default.AmplificationPlan);

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no run of amplification, or was changed since.</exception>
    public static AmplificationPlan Open(string folder) => PlanFile.Open(folder, Kind, AmplificationJson.Default.AmplificationPlan, plan => plan.RunId, "ltp amplify");

    /// <summary>What came of a run that is finished; null where it is not.</summary>
    public static AmplificationSummary? FindFinished(string folder) => PlanFile.FindSummary(folder, SummaryName, AmplificationJson.Default.AmplificationSummary);

    /// <summary>What a training came to.</summary>
    public static TrainingResult Result(string folder, string item) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, AmplificationHandler.ResultFile(item))), AmplificationJson.Default.TrainingResult)!;
}
