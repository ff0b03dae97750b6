using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Comparing;

/// <summary>What the folder of a run of <c>ltp compare</c> says of the run.</summary>
internal static class ComparisonFolder
{
    /// <summary>What the runs are.</summary>
    public const string Kind = "compare";

    /// <summary>What <c>run.json</c> is to say.</summary>
    public static RunInfo Info(ComparisonPlan plan, string runId) => ModelRunFile.Info(
        runId,
        Kind,
        plan,
        ComparisonJson.Default.ComparisonPlan,
        prompts: plan.Prompts is null && AsksModels(plan) ? PlannedPrompts.Hashes(PlannedPrompts.Open(null), DebateRun.Prompted) : null,
        factors: plan.Prompts is null ? null : ["rules", "prompts"]);

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no run of compare, or was changed since.</exception>
    public static ComparisonPlan Open(string folder) =>
        PlanFile.Open(folder, Kind, ComparisonJson.Default.ComparisonPlan, plan => plan.RunId, "ltp compare");

    private static bool AsksModels(ComparisonPlan plan) => plan.Documents is not null || plan.Judges.Any(j => ModelJudgeNames.ModelsOf(Names.All.Judges.Parse(j)).Count > 0);
}
