using System.Text.Json;
using LearningThePrior.Cli.Comparing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Gateway;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Plays the items of <c>ltp compare</c> in a worker, each item in all cells.</summary>
internal static class ComparisonJob
{
    public const string Kind = "compare";

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(ComparisonJson.Default.ComparisonPlan)!;
        var gateway = new ModelGateway(job.Gateway);
        var desk = new ModelDesk(gateway, plan.ModelSettings);
        return new(Comparison.Kind, new ComparisonRun(plan, desk.Open).Handler(gateway.TotalsOf), gateway);
    }
}
