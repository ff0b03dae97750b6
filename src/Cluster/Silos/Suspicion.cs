using System.Text;
using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster.Silos;

/// <summary>Held while an item is played that its earlier silos died with: one such item at a time in the whole cluster, so that a further death tells which it was.</summary>
internal sealed class Suspicion : IAsyncDisposable
{
    private const string Key = "ltp:suspect";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _over = new();
    private readonly IKeyStore _keys;
    private readonly byte[] _name;
    private readonly TimeProvider _time;
    private readonly Task _renewing;

    private Suspicion(IKeyStore keys, byte[] name, TimeProvider time)
    {
        (_keys, _name, _time) = (keys, name, time);
        _renewing = RenewAsync();
    }

    /// <summary>Waits until no other item of any silo is under suspicion.</summary>
    public static async Task<Suspicion> BeginAsync(IKeyStore keys, string session, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetBytes(session);
        while (!await keys.PutAsync(Key, name, replace: false, Life, cancellationToken))
        {
            await Task.Delay(Pause, time, cancellationToken);
        }

        return new(keys, name, time);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _renewing;
        _over.Dispose();
        await _keys.DeleteAsync(Key);
    }

    private async Task RenewAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Life / 3, _time, _over.Token);
                await _keys.ExtendAsync(Key, _name, Life, _over.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // Tried again, or over.
            }
        }
    }
}
