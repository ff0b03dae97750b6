using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cluster.Silos;

/// <summary>Plays items in one process, so many at a time: makes each run again once, hands its items to their handlers, and puts what they yield into the store.</summary>
internal sealed class SiloWork : IAsyncDisposable
{
    /// <summary>How often an item may be begun: one that ends its silo each time is failed then.</summary>
    public const int MostTries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SuspectLife = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<JobOpening, Lazy<Task<OpenJob>>> _jobs = [];
    private readonly ConcurrentDictionary<(string RunId, string Item), byte> _underWay = [];
    private readonly ConcurrentDictionary<(string RunId, string Driver, string Item), int> _begun = [];
    private readonly SemaphoreSlim _permits;
    private readonly CancellationTokenSource _stop = new();
    private readonly IKeyStore _keys;
    private readonly ICallStore _calls;
    private readonly ICallStore _inner;
    private readonly JobOpener _open;
    private readonly Func<JobOpening, ICallPurse> _purse;
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
        (_keys, _inner, _calls, Permits, _open, _purse, _time) = (keys, calls, new NotingCallStore(calls), permits, open, purse, time);
        _permits = new(permits);
    }

    public int Permits { get; }

    public (int Playing, int Waiting, long Done, long Failed) Counts => (_playing, _waiting, Interlocked.Read(ref _done), Interlocked.Read(ref _failed));

    /// <summary>The runs that are open here.</summary>
    public IEnumerable<(JobOpening Opening, OpenJob Job)> Jobs => _jobs.Where(j => j.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(j => (j.Key, j.Value.Value.Result));

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

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var (_, job) in Jobs)
        {
            await job.DisposeAsync();
        }
    }

    private async Task PlayAsync(RunBoard board, string runId, SentItem item)
    {
        if (await board.IsStoppedAsync() || await board.HasEndedAsync(item.Key, _stop.Token))
        {
            return;
        }

        var tried = await board.TriedByAsync(item.Key, _stop.Token);
        if (tried is [.., var last] && last != _calls.Session && await Sessions.IsAliveAsync(_keys, last, _stop.Token))
        {
            // It is played there. Where that silo is lost, its session ends first.
            return;
        }

        // Whoever dies takes along what happened to be played beside it: the last try is made alone, so that it tells who it was.
        var lost = tried.Count(s => s != _calls.Session);
        await using var alone = lost == MostTries - 1 ? await AloneAsync(_stop.Token) : null;
        var scope = ItemScope.Begin();
        await PatientlyAsync(async () =>
        {
            await board.TryAsync(item.Key, _calls.Session, _stop.Token);
            return true;
        });
        var result = lost >= MostTries
            ? new ItemResult { End = ItemEnd.Failed, Error = string.Create(CultureInfo.InvariantCulture, $"it was begun {MostTries} times, and each time its silo died; it is not begun again. Look at the workers' errors: memory, or a crash in native code.") }
            : await ResultAsync(board, runId, item, scope);
        Interlocked.Increment(ref result.End == ItemEnd.Finished ? ref _done : ref _failed);
        await DeliveredAsync(scope);
        await PatientlyAsync(async () =>
        {
            await board.EndAsync(item.Key, result, _stop.Token);
            return true;
        });
        foreach (var intent in scope.Unsettled)
        {
            await _inner.SettleAsync(intent, CancellationToken.None);
        }
    }

    private async Task<ItemResult> ResultAsync(RunBoard board, string runId, SentItem item, ItemScope scope)
    {
        ItemResult Of(ItemEnd end, string? error = null, ModelFailure? failure = null) => new()
        {
            End = end,
            Error = error,
            Failure = failure,
            Lines = scope.Lines,
            Files = scope.Files,
            Calls = scope.Calls,
            Replies = scope.Replies,
            Totals = scope.Totals,
        };

        try
        {
            var job = await JobAsync(board, OpeningOf(runId, item));
            await job.Handlers[item.Kind].RunAsync(new(item.Key, item.Kind, item.Description), scope, _stop.Token);
            return Of(ItemEnd.Finished);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
        catch (ModelException e) when (e.IsFinal)
        {
            return Of(ItemEnd.RunEnded, e.Message, e.Failure);
        }
        catch (ItemFailedException e)
        {
            return Of(ItemEnd.Told, e.Message);
        }
        catch (Exception e)
        {
            return Of(RunEndedException.Ends(e) ? ItemEnd.RunEnded : ItemEnd.Failed, e.Message);
        }
    }

    /// <summary>Waits while the store is away: an item that was begun is not given up, since others leave it to this silo.</summary>
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StoreException)
            {
                await Task.Delay(Pause, _time, _stop.Token);
            }
        }
    }

    /// <summary>The folder of the run gets the replies with what the item yielded, and so none may wait in the spool.</summary>
    private async Task DeliveredAsync(ItemScope scope)
    {
        while (_inner is SpooledCallStore spool && scope.Replies.Any(r => spool.IsWaiting(r)))
        {
            await Task.Delay(Pause, _time, _stop.Token);
        }
    }

    private JobOpening OpeningOf(string runId, SentItem item) =>
        new(runId, item.Driver, _begun.AddOrUpdate((runId, item.Driver, item.Key), 1, (_, before) => before + 1));

    private async Task<OpenJob> JobAsync(RunBoard board, JobOpening opening)
    {
        var opened = _jobs.GetOrAdd(opening, _ => new(() => OpenAsync(board, opening)));
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

    private async Task<OpenJob> OpenAsync(RunBoard board, JobOpening opening)
    {
        var job = await PatientlyAsync(() => board.FindJobAsync(_stop.Token)) ?? throw new RunEndedException($"the store at {_keys.Place} holds no run {opening.RunId}.");
        return _open(job, new(_calls, ItemCalls.Sink, job.MaxCost is null && job.MaxCalls is null ? null : _purse(opening), Permits));
    }

    /// <summary>Waits until no other item of any silo is under suspicion.</summary>
    private async Task<IAsyncDisposable> AloneAsync(CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetBytes(_calls.Session);
        while (!await _keys.PutAsync("ltp:suspect", name, replace: false, SuspectLife, cancellationToken))
        {
            await Task.Delay(Pause, _time, cancellationToken);
        }

        return new Suspicion(_keys, name, _time);
    }

    private sealed class Suspicion : IAsyncDisposable
    {
        private readonly CancellationTokenSource _over = new();
        private readonly IKeyStore _keys;
        private readonly Task _renewing;

        public Suspicion(IKeyStore keys, byte[] name, TimeProvider time)
        {
            _keys = keys;
            _renewing = RenewAsync(name, time);
        }

        public async ValueTask DisposeAsync()
        {
            await _over.CancelAsync();
            await _renewing;
            _over.Dispose();
            await _keys.DeleteAsync("ltp:suspect");
        }

        private async Task RenewAsync(byte[] name, TimeProvider time)
        {
            while (!_over.IsCancellationRequested)
            {
                try
                {
                    await Task.Delay(SuspectLife / 3, time, _over.Token);
                    await _keys.ExtendAsync("ltp:suspect", name, SuspectLife, _over.Token);
                }
                catch (Exception e) when (e is IOException or OperationCanceledException)
                {
                    // Tried again, or over.
                }
            }
        }
    }
}
