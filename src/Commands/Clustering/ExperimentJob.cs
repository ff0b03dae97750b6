using System.Text.Json;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Cli.Running;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Gateway;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Plays the items of <c>ltp run</c> in a worker, each item in all cells.</summary>
internal static class ExperimentJob
{
    public const string Kind = RunCommand.Kind;

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(ExperimentJson.Default.ExperimentPlan)!;
        foreach (var cell in plan.Cells)
        {
            DocumentHash.RequireSame(cell.Debates.Tree, cell.Debates.Documents);
        }

        var gateway = new ModelGateway(job.Gateway);
        var run = new ExperimentRun(plan, job.Permits);
        return new(DebateGrid.Kind, run.Handler(settings => new ModelDesk(gateway, settings), gateway.TotalsOf), gateway);
    }
}
