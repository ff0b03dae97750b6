using System.Text.Json;
using LearningThePrior.Cli.Amplifying;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Gateway;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Answers the questions of <c>ltp amplify --tree</c> in a worker.</summary>
internal static class LibraryJob
{
    public const string Kind = "amplify-library";

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(LibraryJson.Default.LibraryPlan)!;
        plan = plan with { Tree = job.PathOf(plan.Tree), Prompts = plan.Prompts is { } prompts ? prompts with { Folder = job.Directory } : null };
        DocumentHash.RequireSame(plan.Tree, plan.Documents);
        var run = new LibraryRun(plan);
        var gateway = new ModelGateway(job.Gateway);
        return new(DecompositionHandler.Kind, run.Handler(new ModelDesk(gateway, plan.ModelSettings).Open(run.Overseer.Model!), gateway.TotalsOf), gateway);
    }
}
