using System.Collections.Concurrent;
using System.Globalization;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cluster.Silos;

/// <summary>Plays items in one process, so many at a time: hands each to the handler of its run, and puts what it yields into the store.</summary>
internal sealed class SiloWork : IAsyncDisposable
{
    /// <summary>How often an item may be begun: one that ends its silo each time is failed then.</summary>
    public const int MostTries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(string RunId, string Item), byte> _underWay = [];
    private readonly SemaphoreSlim _permits;
    private readonly CancellationTokenSource _stop = new();
    private readonly IKeyStore _keys;
    private readonly ICallStore _calls;
    private readonly SiloJobs _jobs;
    private readonly TimeProvider _time;
    private int _waiting;
    private int _playing;
    private long _done;
    private long _failed;

    /// <summary>Prepares it.</summary>
    /// <param name="keys">The store.</param>
    /// <param name="calls">Where calls are kept.</param>
    /// <param name="permits">How many items are played at a time, and calls are under way.</param>
    /// <param name="open">Makes a run again.</param>
    /// <param name="purse">The purse of a run, as one opening of it uses it.</param>
    /// <param name="time">The clock.</param>
    public SiloWork(IKeyStore keys, ICallStore calls, int permits, JobOpener open, Func<JobOpening, ICallPurse> purse, TimeProvider time)
    {
        (_keys, _calls, _time) = (keys, calls, time);
        _jobs = new(keys, new NotingCallStore(calls), permits, open, purse, time);
        _permits = new(permits);
    }

    public (int Playing, int Waiting, long Done, long Failed) Counts => (_playing, _waiting, Interlocked.Read(ref _done), Interlocked.Read(ref _failed));

    /// <summary>The runs that are open here.</summary>
    public IEnumerable<(JobOpening Opening, OpenJob Job)> Jobs => _jobs.All;

    /// <summary>Plays an item. Does not throw: what came of it is in the store, or it is begun again by whoever misses it.</summary>
    public async Task PlayAsync(string runId, SentItem item)
    {
        // Where the silo that knew of its grain died, an item that is played here is sent here again.
        if (!_underWay.TryAdd((runId, item.Key), 0))
        {
            return;
        }

        try
        {
            await WaitAndPlayAsync(runId, item);
        }
        finally
        {
            _underWay.TryRemove((runId, item.Key), out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _jobs.DisposeAsync();
    }

    private async Task WaitAndPlayAsync(string runId, SentItem item)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _permits.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        Interlocked.Increment(ref _playing);
        try
        {
            await PlayAsync(new RunBoard(_keys, runId), runId, item);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The store is away, or the silo ends: the driver misses the item, and asks again.
        }
        finally
        {
            Interlocked.Decrement(ref _playing);
            _permits.Release();
        }
    }

    private async Task PlayAsync(RunBoard board, string runId, SentItem item)
    {
        var tried = await FreeAsync(board, item.Key);
        var lost = LostOf(tried);

        // Whoever dies takes along what happened to be played beside it: the last try is made alone, so that it tells who it was.
        await using var alone = lost == MostTries - 1 ? await Suspicion.BeginAsync(_keys, _calls.Session, _time, _stop.Token) : null;
        if (alone is not null)
        {
            tried = await FreeAsync(board, item.Key);
            lost = LostOf(tried);
        }

        if (tried is null)
        {
            return;
        }

        var scope = ItemScope.Begin();

        // From here on the store's absence is waited out: others leave an item that was begun to this silo.
        await Outage.OutlastAsync(() => board.TryAsync(item.Key, _calls.Session, tried, _stop.Token), _time, _stop.Token);
        var result = lost >= MostTries
            ? new ItemResult { End = ItemEnd.Failed, Error = string.Create(CultureInfo.InvariantCulture, $"it was begun {MostTries} times, and each time its silo died; it is not begun again. Look at the workers' errors: memory, or a crash in native code.") }
            : await ResultAsync(runId, item, scope);
        Interlocked.Increment(ref result.End == ItemEnd.Finished ? ref _done : ref _failed);
        await DeliveredAsync(scope);

        // The file of calls tells of failed attempts only where this result is the one that counts.
        var isKept = await Outage.OutlastAsync(() => board.EndAsync(item.Key, result, _stop.Token), _time, _stop.Token);
        foreach (var intent in isKept ? scope.Unsettled : [])
        {
            await _calls.SettleAsync(intent, CancellationToken.None);
        }
    }

    /// <summary>Looks whether an item is to be begun here.</summary>
    /// <returns>The sessions that began it and are gone; null where it is not: it has ended, or is played elsewhere.</returns>
    private async Task<IReadOnlyList<string>?> FreeAsync(RunBoard board, string item)
    {
        var (isStopped, hasEnded, tried) = await board.StandingAsync(item, _stop.Token);
        if (hasEnded)
        {
            await board.TellAsync(item, _stop.Token);
        }

        // Where the silo that plays it is lost, its session ends first.
        var isElsewhere = tried is [.., var last] && last != _calls.Session && await Sessions.IsAliveAsync(_keys, last, _stop.Token);
        return isStopped || hasEnded || isElsewhere ? null : tried;
    }

    private int LostOf(IReadOnlyList<string>? tried) => tried?.Count(s => s != _calls.Session) ?? 0;

    private async Task<ItemResult> ResultAsync(string runId, SentItem item, ItemScope scope)
    {
        try
        {
            var job = await _jobs.BeginAsync(runId, item, _stop.Token);
            await job.Handlers[item.Kind].RunAsync(new(item.Key, item.Kind, item.Description), scope, _stop.Token);
            return scope.Result(ItemEnd.Finished);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
        catch (ModelException e) when (e.IsFinal)
        {
            return scope.Result(ItemEnd.RunEnded, e.Message, e.Failure);
        }
        catch (ItemFailedException e)
        {
            return scope.Result(ItemEnd.Told, e.Message);
        }
        catch (Exception e)
        {
            return scope.Result(RunEndedException.Ends(e) ? ItemEnd.RunEnded : ItemEnd.Failed, e.Message);
        }
    }

    /// <summary>The folder of the run gets the replies with what the item yielded, and so none may wait in the spool.</summary>
    private async Task DeliveredAsync(ItemScope scope)
    {
        while (_calls is SpooledCallStore spool && scope.Replies.Any(spool.IsWaiting))
        {
            await Task.Delay(Pause, _time, _stop.Token);
        }
    }
}
