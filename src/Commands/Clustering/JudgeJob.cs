using System.Text.Json;
using LearningThePrior.Cli.Judging;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Gateway;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Debates that <c>ltp judge</c> has judged in a worker, which reads the run where the driver has it.</summary>
internal static class JudgeJob
{
    public const string Kind = "judge";

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(JudgeJson.Default.JudgePlan)!;
        var run = StoredRun.Open(plan.Run);
        var gateway = new ModelGateway(job.Gateway);
        var isModel = ModelJudges.Are(plan.Judges);
        var rejudging = new Rejudging(run, plan.Hearings(run, isModel ? new ModelDesk(gateway, plan.ModelSettings).Open : null))
        {
            EachStage = plan.EachStage,
            BothOrders = plan.BothOrders,
            SideNames = plan.SideNames,
            Costs = isModel ? gateway.TotalsOf : null,
        };
        return new(Rejudging.Kind, rejudging.Handler(), gateway);
    }
}
