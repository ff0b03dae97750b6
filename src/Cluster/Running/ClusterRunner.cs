using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cluster.Running;

/// <summary>
/// Has the items of one run played by the silos of a cluster, and collects what they yield into the run's store here. It may be killed and made again at any
/// moment: silos play on, and what they yield waits in the cluster's store.
/// </summary>
/// <param name="link">The way into the cluster.</param>
/// <param name="job">The run, as silos make it again.</param>
public sealed class ClusterRunner(ClusterLink link, ClusterJob job) : IRunner
{
    private const int TakenAtOnce = 200;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Missed = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan NoWorker = TimeSpan.FromMinutes(2);

    // What workers settle goes on its way when an item's result does; one that is frozen settles nothing.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private readonly RunBoard _board = new(link.Keys, job.RunId);
    private readonly ConcurrentDictionary<string, (RunItem Item, DateTimeOffset Asked)> _out = new(StringComparer.Ordinal);
    private DateTimeOffset _since;
    private int _window = 1;
    private long _done;
    private long _failed;

    /// <summary>Keeps replies in the run's folder too, so that it can go on without the cluster; null for nowhere.</summary>
    public ICallStore? Replies { get; init; }

    /// <summary>The run's file of calls; null for none.</summary>
    public CallLog? Calls { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What calls came to.</summary>
    public ClusterTally Tally { get; } = new();

    /// <summary>Whether all items have ended, so that a call of the run that is still under way is for nothing.</summary>
    public bool IsOver { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="StoreException">The store is lost for long, another driver has the run, or no worker is left.</exception>
    /// <exception cref="ModelException">A silo found that going on is of no use.</exception>
    public async Task RunAsync(IAsyncEnumerable<RunItem> items, IItemStore store, Action<RunItem, Exception?> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(ended);
        RunHold hold = new(_board, link, job.RunId, State, Time);
        _since = Time.GetUtcNow();
        await hold.TakeAsync(cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = hold.KeepAsync(over);
        ResultWriter writer = new(job.RunId, new(link.Keys, link.Session, Time), Replies, Calls, store, Time);
        Exception? failed = null;
        try
        {
            await _board.OpenAsync(job, cancellationToken);
            await DriveAsync(items, writer, ended, over.Token);
            await QuietlyAsync(() => new KeyCallStore(link.Keys, link.Session, Time).SettledAsync(job.RunId, Settling, over.Token));
            IsOver = true;
        }
        catch (Exception e)
        {
            failed = e;
            if (e is not OperationCanceledException || cancellationToken.IsCancellationRequested)
            {
                await QuietlyAsync(_board.StopAsync);
            }
        }

        await over.CancelAsync();
        var lost = await holding;
        await QuietlyAsync(() => _board.ReleaseAsync().AsTask());
        if ((cancellationToken.IsCancellationRequested ? failed : lost ?? failed) is { } why)
        {
            ExceptionDispatchInfo.Throw(why);
        }
    }

    /// <summary>Forgets in the cluster what a closed run holds in its folder; its calls stay.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public Task ForgetAsync(CancellationToken cancellationToken) => _board.ForgetAsync(cancellationToken);

    private DriverState State() => new()
    {
        RunId = job.RunId,
        Kind = job.Kind,
        Host = Environment.MachineName,
        Process = Environment.ProcessId,
        Sent = _out.Count,
        Done = Interlocked.Read(ref _done),
        Failed = Interlocked.Read(ref _failed),
        Since = _since,
    };

    private async Task DriveAsync(IAsyncEnumerable<RunItem> items, ResultWriter writer, Action<RunItem, Exception?> ended, CancellationToken cancellationToken)
    {
        await using var coming = items.GetAsyncEnumerator(cancellationToken);
        var (more, looked, heard, starting) = (true, DateTimeOffset.MinValue, Time.GetUtcNow(), Task.CompletedTask);
        while (more || !_out.IsEmpty)
        {
            // A silo that is frozen answers late; what others yield is collected meanwhile.
            if (starting.IsCompleted)
            {
                await starting;
                List<RunItem> begun = [];
                if (Time.GetUtcNow() - looked > Round)
                {
                    looked = Time.GetUtcNow();
                    heard = await LookAsync(begun, cancellationToken) ? looked : heard;
                    if (looked - heard > NoWorker)
                    {
                        throw new StoreException($"no worker of the cluster at {link.Keys.Place} has lived for two minutes; everything is kept. Start workers with 'ltp worker --cluster {link.Keys.Place}', and go on.");
                    }
                }

                while (more && _out.Count < _window)
                {
                    more = await coming.MoveNextAsync();
                    if (more)
                    {
                        _out[coming.Current.Key] = (coming.Current, Time.GetUtcNow());
                        begun.Add(coming.Current);
                    }
                }

                starting = StartAsync(begun, cancellationToken);
            }

            if (await CollectAsync(writer, ended, cancellationToken) < TakenAtOnce)
            {
                await Task.Delay(Look, Time, cancellationToken);
            }
        }

        await starting;
    }

    /// <summary>Looks how many silos live, and which items were not heard of for long: they are asked for again.</summary>
    private async Task<bool> LookAsync(List<RunItem> missed, CancellationToken cancellationToken)
    {
        try
        {
            var silos = await link.SilosAsync(cancellationToken);

            // A few more than can be played, so that none waits for the next.
            _window = Math.Max(1, silos.Sum(s => s.State.Permits) * 5 / 4);
            var now = Time.GetUtcNow();
            foreach (var (item, _) in _out.Values.Where(o => now - o.Asked > Missed).ToArray())
            {
                _out[item.Key] = (item, now);
                missed.Add(item);
            }

            return silos.Count > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task StartAsync(IReadOnlyList<RunItem> items, CancellationToken cancellationToken)
    {
        foreach (var chunk in items.Chunk(64))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(chunk.Select(StartAsync));
        }
    }

    private async Task StartAsync(RunItem item)
    {
        var sent = JsonSerializer.SerializeToUtf8Bytes(new SentItem(item.Key, item.Kind, item.Description, link.Session), ClusterJson.Default.SentItem);
        try
        {
            await link.Grains.GetGrain<IItemGrain>($"{job.RunId}\n{item.Key}").StartAsync(sent);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException or System.Net.Sockets.SocketException or IOException or OperationCanceledException)
        {
            // Its silo died or is frozen: asked again in the next rounds.
        }
    }

    private async Task<int> CollectAsync(ResultWriter writer, Action<RunItem, Exception?> ended, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Key, ItemResult? Result)> taken;
        try
        {
            taken = await _board.TakeAsync(TakenAtOnce, cancellationToken);
        }
        catch (IOException)
        {
            return 0;
        }

        List<string> kept = [];
        try
        {
            await writer.KeepRepliesAsync(taken.Where(t => t.Result is not null && _out.ContainsKey(t.Key)).Select(t => t.Result!), cancellationToken);
            foreach (var (key, result) in taken)
            {
                // What was collected before, or belongs to a session before this one, is in the folder.
                if (result is not null && _out.TryRemove(key, out var item))
                {
                    writer.Write(result);
                    Tally.Add(result.Totals);
                    if (result.End == ItemEnd.RunEnded)
                    {
                        kept.Add(key);
                        throw result.Exception!;
                    }

                    _ = result.Exception is null ? Interlocked.Increment(ref _done) : Interlocked.Increment(ref _failed);
                    ended(item.Item, result.Exception);
                }

                kept.Add(key);
            }
        }
        finally
        {
            await QuietlyAsync(() => _board.ForgetAsync(kept).AsTask());
        }

        return taken.Count;
    }

    private static async Task QuietlyAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (IOException)
        {
            // The store is away; what is left there is taken for what it is by the next session.
        }
    }
}

/// <summary>An item failed where it was played.</summary>
/// <param name="message">Why.</param>
public sealed class ClusterItemException(string message) : Exception(message);
