using System.CommandLine;
using LearningThePrior.Cli.Models;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Gateway;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Makes runs again in a worker, each kind by the code by which its command goes on with one.</summary>
internal static class WorkerJobs
{
    private static readonly Dictionary<string, Func<WorkerJob, WorkerHandlers>> Kinds = new()
    {
        [DebateJob.Kind] = DebateJob.Open,
        [ComparisonJob.Kind] = ComparisonJob.Open,
        [LibraryJob.Kind] = LibraryJob.Open,
        [LearnJob.Kind] = LearnJob.Open,
        [AmplifyJob.Kind] = AmplifyJob.Open,
    };

    public static OpenJob Open(ClusterJob job, JobSurroundings surroundings)
    {
        if (!Kinds.TryGetValue(job.Kind, out var open))
        {
            throw new UserException($"this program cannot play runs of kind '{job.Kind}'.");
        }

        Enter(job.Directory);
        var choice = new GatewayChoice();
        var command = new Command("job");
        choice.AddTo(command);
        var gateway = choice.Read(command.Parse([.. job.Options]), "recordings", job.RunId, surroundings.Calls) with
        {
            Mode = RecordingMode.Auto,
            Store = surroundings.Store,
            Purse = surroundings.Purse,
            Calls = surroundings.Calls,
            Limiter = new() { MaxConcurrency = surroundings.Permits },
        };
        var handlers = open(new(job.RunId, job.Plan, gateway, surroundings.Permits));
        return new(new Dictionary<string, Experiments.Engine.IItemHandler> { [handlers.Kind] = handlers.Handler }, handlers.Gateway);
    }

    // Plans name documents as they were typed. A process has one folder, and so a worker one at a time.
    private static void Enter(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserException($"there is no folder {folder} here, where the run was begun; documents must be found under the same paths on every host.");
        }

        Environment.CurrentDirectory = folder;
    }
}
