using System.Text.Json;
using LearningThePrior.Cli.Models;
using LearningThePrior.Cli.Validating;
using LearningThePrior.Experiments.Validating;
using LearningThePrior.Gateway;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Debates of <c>ltp validate</c> in a worker, which reads the run that they are of where the driver has it.</summary>
internal static class ValidationJob
{
    public const string Kind = ValidationPlan.Kind;

    public static WorkerHandlers Open(WorkerJob job)
    {
        var (plan, source) = job.Plan.Deserialize(ValidationJson.Default.ValidationJobPlan)!;
        var gateway = new ModelGateway(job.Gateway);
        var run = new ValidationRun(plan, new ModelDesk(gateway, plan.ModelSettings).Open) { Costs = ModelJudges.Are(plan.Models) ? gateway.TotalsOf : null };
        return new(JudgeValidation.Kind, run.Handler(StoredRun.Open(source)), gateway);
    }
}
