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
        [ExperimentJob.Kind] = ExperimentJob.Open,
        [JudgeJob.Kind] = JudgeJob.Open,
        [ValidationJob.Kind] = ValidationJob.Open,
        [LibraryJob.Kind] = LibraryJob.Open,
        [LearnJob.Kind] = LearnJob.Open,
        [AmplifyJob.Kind] = AmplifyJob.Open,
    };

    // Their plans' files are found from the job's folder, wherever the worker is.
    private static readonly string[] Full = [DebateJob.Kind, LibraryJob.Kind];

    private static string? _entered;

    public static OpenJob Open(ClusterJob job, JobSurroundings surroundings)
    {
        if (!Kinds.TryGetValue(job.Kind, out var open))
        {
            throw new UserException($"this program cannot play runs of kind '{job.Kind}'.");
        }

        if (!Full.Contains(job.Kind))
        {
            Enter(job.Directory);
        }

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
        var handlers = open(new(job.RunId, job.Plan, gateway, surroundings.Permits, job.Directory));
        return new(new Dictionary<string, Experiments.Engine.IItemHandler> { [handlers.Kind] = handlers.Handler }, handlers.Gateway);
    }

    // Plans of other kinds name files as they were typed, within names of worlds and judges too. A process has one folder.
    private static void Enter(string folder)
    {
        if (Interlocked.CompareExchange(ref _entered, folder, null) is { } entered && entered != folder)
        {
            throw new UserException($"this worker plays runs other than debates that were begun in {entered}, and has one folder: start another worker, or begin the run of {folder} there.");
        }

        if (!Directory.Exists(folder))
        {
            throw new UserException($"there is no folder {folder} here, where the run was begun; documents must be found under the same paths on every host.");
        }

        Environment.CurrentDirectory = folder;
    }
}
