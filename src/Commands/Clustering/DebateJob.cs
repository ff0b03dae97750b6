using System.Text.Json;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Gateway;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Plays the debates of <c>ltp debate</c> in a worker.</summary>
internal static class DebateJob
{
    public const string Kind = "debate";

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(DebatePlanJson.Default.DebatePlan)!;
        plan = TreeChoice.IsWorld(plan.Tree) ? plan : plan with { Tree = job.PathOf(plan.Tree), Questions = plan.Questions is { } questions ? job.PathOf(questions) : null };
        plan = plan with { Prompts = plan.Prompts is { } prompts ? prompts with { Folder = job.Directory } : null };
        DocumentHash.RequireSame(plan.Tree, plan.Documents);
        var run = new DebateRun(plan, job.Permits) { RunId = job.RunId };
        var gateway = new ModelGateway(job.Gateway);
        return new(DebateSeries.Kind, run.Handler(new ModelDesk(gateway, plan.ModelSettings), gateway.TotalsOf), gateway);
    }
}
