using System.Collections.Concurrent;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cluster.Stores;

/// <summary>
/// A store of calls that outlives the loss of its line: a reply that it cannot take is kept in a folder of this machine and delivered later, and no call is sent
/// while it cannot be noted. Only a reply that is lost together with the machine is lost, and its intent says so.
/// </summary>
internal sealed class SpooledCallStore : ICallStore
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ICallStore _inner;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, (CallKey Key, string? RunId)> _spooled = [];
    private readonly ConcurrentQueue<CallIntent> _unsettled = [];

    // Calls whose own reply came after another had been kept: they were paid for beside it, and stay listed.
    private readonly ConcurrentDictionary<string, byte> _inVain = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _delivering;

    /// <summary>Opens it; what an earlier process left in the folder is delivered too.</summary>
    /// <param name="inner">The store; disposed of with this.</param>
    /// <param name="folder">Where replies wait.</param>
    /// <param name="time">The clock.</param>
    public SpooledCallStore(ICallStore inner, string folder, TimeProvider time)
    {
        (_inner, _folder, _time) = (inner, folder, time);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.reply") : [])
        {
            var hash = Path.GetFileNameWithoutExtension(file);
            _spooled[hash] = (new("", hash), null);
        }

        _delivering = DeliverAsync();
    }

    public string Place => _inner.Place;

    public string Session => _inner.Session;

    /// <summary>How many replies wait.</summary>
    public int Waiting => _spooled.Count;

    /// <summary>Whether a call's reply waits.</summary>
    public bool IsWaiting(CallKey key) => _spooled.ContainsKey(key.Hash);

    public string PlaceOf(CallKey key) => _inner.PlaceOf(key);

    public async ValueTask<ReadOnlyMemory<byte>?> FindAsync(CallKey key, CancellationToken cancellationToken) =>
        _spooled.ContainsKey(key.Hash) && await ReadAsync(key.Hash, cancellationToken) is { } spooled ? spooled : await Outage.OutlastAsync(() => _inner.FindAsync(key, cancellationToken).AsTask(), _time, cancellationToken);

    public async ValueTask IntendAsync(CallIntent intent, CancellationToken cancellationToken) =>
        await Outage.OutlastAsync(() => _inner.IntendAsync(intent, cancellationToken).AsTask(), _time, cancellationToken);

    public ValueTask SettleAsync(CallIntent intent, CancellationToken cancellationToken)
    {
        // While its reply waits here it may still be lost.
        if (_spooled.ContainsKey(intent.Key))
        {
            _unsettled.Enqueue(intent);
        }
        else
        {
            // Nobody waits for it: were it lost with the silo, the call is listed once too often.
            _ = SettleOrLaterAsync(intent);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<bool> KeepAsync(CallKey key, string? runId, ReadOnlyMemory<byte> reply, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            return await KeepInnerAsync(key, runId, reply, replace, cancellationToken);
        }
        catch (IOException)
        {
            Directory.CreateDirectory(_folder);
            LanguageModels.Files.UnfinishedFile.Write(FileOf(key.Hash), reply.Span);
            _spooled[key.Hash] = (key, runId);
            return true;
        }
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> RepliesOfAsync(string runId, CancellationToken cancellationToken) => _inner.RepliesOfAsync(runId, cancellationToken);

    public IAsyncEnumerable<CallIntent> PerhapsPaidAsync(string? runId, CancellationToken cancellationToken) => _inner.PerhapsPaidAsync(runId, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _delivering;
        _stop.Dispose();
        await _inner.DisposeAsync();
    }

    private async Task SettleOrLaterAsync(CallIntent intent)
    {
        try
        {
            await SettleInnerAsync(intent, CancellationToken.None);
        }
        catch (IOException)
        {
            _unsettled.Enqueue(intent);
        }
    }

    private async ValueTask<bool> KeepInnerAsync(CallKey key, string? runId, ReadOnlyMemory<byte> reply, bool replace, CancellationToken cancellationToken)
    {
        if (await _inner.KeepAsync(key, runId, reply, replace, cancellationToken))
        {
            return true;
        }

        // Its own may be there already, of a write whose acknowledgement was lost.
        if (await _inner.FindAsync(key, cancellationToken) is { } first && !first.Span.SequenceEqual(reply.Span))
        {
            _inVain[key.Hash] = 0;
        }

        return false;
    }

    private async ValueTask SettleInnerAsync(CallIntent intent, CancellationToken cancellationToken)
    {
        if (_inVain.ContainsKey(intent.Key))
        {
            await _inner.IntendAsync(intent with { IsInVain = true }, cancellationToken);
        }
        else
        {
            await _inner.SettleAsync(intent, cancellationToken);
        }
    }

    private string FileOf(string hash) => Path.Combine(_folder, hash + ".reply");

    private async Task<byte[]?> ReadAsync(string hash, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(FileOf(hash), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private async Task DeliverAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                foreach (var (hash, call) in _spooled)
                {
                    if (await ReadAsync(hash, _stop.Token) is { } reply)
                    {
                        await KeepInnerAsync(call.Key, call.RunId, reply, replace: false, _stop.Token);
                    }

                    File.Delete(FileOf(hash));
                    _spooled.TryRemove(hash, out _);
                }

                while (_spooled.IsEmpty && _unsettled.TryPeek(out var intent))
                {
                    await SettleInnerAsync(intent, _stop.Token);
                    _unsettled.TryDequeue(out _);
                }

                await Task.Delay(Pause, _time, _stop.Token);
            }
            catch (IOException)
            {
                await ((Task)Task.Delay(Pause, _time, _stop.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
