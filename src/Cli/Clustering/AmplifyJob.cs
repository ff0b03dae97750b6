using System.Text.Json;
using LearningThePrior.Optimization.Amplifying;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Plays the trainings of <c>ltp amplify</c> in a worker. When a worker dies, another one starts its trainings again from the beginning.</summary>
internal static class AmplifyJob
{
    public const string Kind = "amplify";

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(AmplificationJson.Default.AmplificationPlan)!;
        TorchRuntime.EnsureLoaded();
        return new(AmplificationHandler.Kind, new AmplificationHandler(plan, Names.All.Tasks.Make(plan.Task), _ => null) { Overseer = plan.Overseer is { } named ? Names.All.Overseers.Make(named) : null });
    }
}
