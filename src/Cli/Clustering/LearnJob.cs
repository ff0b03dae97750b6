using System.Text.Json;
using LearningThePrior.Cli.Learning;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Learns the worlds of <c>ltp learn</c> in a worker. The learning curves of a world are sent back with its other results.</summary>
internal static class LearnJob
{
    public const string Kind = RunPlan.LearnKind;

    public static WorkerHandlers Open(WorkerJob job)
    {
        var plan = job.Plan.Deserialize(RunJson.Default.RunPlan)!;
        TorchRuntime.EnsureLoaded();
        return new(WorldHandler.Kind, new WithCurves(plan));
    }

    private sealed class WithCurves(RunPlan plan) : IItemHandler
    {
        private readonly ProgressBoard _board = new(plan.Worlds);

        public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
        {
            var folder = Directory.CreateTempSubdirectory("ltp-world-").FullName;
            try
            {
                var handler = new WorldHandler(
                    RunBuilder.Experiment(plan, RunBuilder.Family(plan)), RunBuilder.Seed(plan), plan.RunId, new Dictionary<string, EarlierDebate>(), world => new LearningCurves(folder, _board.For(world)));
                await handler.RunAsync(item, store, cancellationToken);
                foreach (var file in Directory.EnumerateFiles(folder))
                {
                    store.Write($"{RunFolder.CurvesName(item.Description.GetInt32())}/{Path.GetFileName(file)}", await File.ReadAllBytesAsync(file, cancellationToken));
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
