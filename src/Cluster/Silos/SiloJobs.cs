using System.Collections.Concurrent;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cluster.Silos;

/// <summary>The runs that are open in a silo. Each is made again once; and once more where an item of it is begun here again, see <see cref="JobOpening"/>.</summary>
/// <param name="keys">The store.</param>
/// <param name="calls">Where calls are kept.</param>
/// <param name="permits">How many calls are under way at a time.</param>
/// <param name="open">Makes a run again.</param>
/// <param name="purse">The purse of a run, as one opening of it uses it.</param>
/// <param name="time">The clock.</param>
internal sealed class SiloJobs(IKeyStore keys, ICallStore calls, int permits, JobOpener open, Func<JobOpening, ICallPurse> purse, TimeProvider time) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<JobOpening, Lazy<Task<OpenJob>>> _jobs = [];
    private readonly ConcurrentDictionary<(string RunId, string Driver, string Item), int> _begun = [];

    /// <summary>Those that are open now.</summary>
    public IEnumerable<(JobOpening Opening, OpenJob Job)> All => _jobs.Where(j => j.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(j => (j.Key, j.Value.Value.Result));

    /// <summary>The run of an item that is begun, opened where it is not open.</summary>
    /// <exception cref="RunEndedException">It cannot be made again here.</exception>
    public async Task<OpenJob> BeginAsync(string runId, SentItem item, CancellationToken cancellationToken)
    {
        JobOpening opening = new(runId, item.Driver, _begun.AddOrUpdate((runId, item.Driver, item.Key), 1, (_, before) => before + 1));
        var opened = _jobs.GetOrAdd(opening, _ => new(() => OpenAsync(opening, cancellationToken)));
        try
        {
            return await opened.Value;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Tried again for the next item: a document may have come meanwhile.
            _jobs.TryRemove(KeyValuePair.Create(opening, opened));
            throw new RunEndedException($"a worker on {Environment.MachineName} cannot make the run again: {e.Message}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, job) in All)
        {
            await job.DisposeAsync();
        }
    }

    private async Task<OpenJob> OpenAsync(JobOpening opening, CancellationToken cancellationToken)
    {
        RunBoard board = new(keys, opening.RunId);
        var job = await Outage.OutlastAsync(() => board.FindJobAsync(cancellationToken), time, cancellationToken)
            ?? throw new RunEndedException($"the store at {keys.Place} holds no run {opening.RunId}.");
        return open(job, new(calls, ItemCalls.Sink, job.MaxCost is null && job.MaxCalls is null ? null : purse(opening), permits));
    }
}
