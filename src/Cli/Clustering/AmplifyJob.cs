using System.Text.Json;
using LearningThePrior.Optimization.Amplifying;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Trainings of <c>ltp amplify</c> in a worker, which has Torch: each begins anew where its worker died.</summary>
internal static class AmplifyJob
{
    public const string Kind = "amplify";

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(AmplificationJson.Default.AmplificationPlan)!;
        TorchRuntime.EnsureLoaded();
        return new(AmplificationHandler.Kind, new AmplificationHandler(plan, Names.All.Tasks.Make(plan.Task), _ => null));
    }
}
