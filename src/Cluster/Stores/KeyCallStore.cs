using System.Runtime.CompilerServices;
using System.Text.Json;
using LearningThePrior.Gateway.Store;

namespace LearningThePrior.Cluster.Stores;

/// <summary>
/// Calls in a store by key: a reply under its call's hash, shared by all runs, the first one counting; an intent under run, call, attempt and session until it is
/// settled.
/// </summary>
/// <param name="keys">The store.</param>
/// <param name="session">The session that writes, as <see cref="Sessions"/> named it.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyCallStore(IKeyStore keys, string session, TimeProvider time) : ICallStore
{
    // Clocks of hosts differ by less.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private const int Chunk = 500;

    public string Place => keys.Place;

    public string Session => session;

    public string PlaceOf(CallKey key) => $"{key.Hash[..16]} in {keys.Place}";

    public async ValueTask<ReadOnlyMemory<byte>?> FindAsync(CallKey key, CancellationToken cancellationToken) =>
        await keys.GetAsync(ReplyOf(key.Hash), cancellationToken) is { } reply ? (ReadOnlyMemory<byte>?)reply : null;

    /// <summary>The replies of several calls, in their order.</summary>
    public ValueTask<IReadOnlyList<byte[]?>> FindAsync(IReadOnlyList<CallKey> calls, CancellationToken cancellationToken) =>
        keys.GetAsync([.. calls.Select(c => ReplyOf(c.Hash))], cancellationToken);

    public async ValueTask IntendAsync(CallIntent intent, CancellationToken cancellationToken) =>
        await keys.PutAsync(KeyOf(intent), CallIntentJson.Write(intent), replace: true, cancellationToken: cancellationToken);

    public ValueTask SettleAsync(CallIntent intent, CancellationToken cancellationToken) => keys.DeleteAsync(KeyOf(intent));

    public ValueTask<bool> KeepAsync(CallKey key, string? runId, ReadOnlyMemory<byte> reply, bool replace, CancellationToken cancellationToken) =>
        keys.PutAsync(ReplyOf(key.Hash), reply, replace, cancellationToken: cancellationToken);

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> RepliesOfAsync(string runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in (await keys.KeysAsync(ReplyOf(""), cancellationToken)).Chunk(Chunk))
        {
            foreach (var reply in await keys.GetAsync(chunk, cancellationToken))
            {
                if (reply is not null && RunOf(reply) == runId)
                {
                    yield return reply;
                }
            }
        }
    }

    public async IAsyncEnumerable<CallIntent> PerhapsPaidAsync(string? runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var alive = await Sessions.AliveAsync(keys, cancellationToken);
        await foreach (var intent in UnsettledAsync(runId, cancellationToken))
        {
            if (!IsUnderWay(intent, alive))
            {
                yield return intent;
            }
        }
    }

    /// <summary>Whether attempts of a run may still be settled: they are under way.</summary>
    public async Task<bool> IsUnderWayAsync(string runId, CancellationToken cancellationToken)
    {
        var alive = await Sessions.AliveAsync(keys, cancellationToken);
        return await UnsettledAsync(runId, cancellationToken).AnyAsync(i => IsUnderWay(i, alive), cancellationToken);
    }

    /// <summary>Waits until no attempt of a run is under way, or until the time is up.</summary>
    public async Task SettledAsync(string runId, TimeSpan most, CancellationToken cancellationToken)
    {
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < most && await IsUnderWayAsync(runId, cancellationToken);)
        {
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    /// <summary>All attempts of a run that nothing accounts for, whether or not they are under way.</summary>
    public async IAsyncEnumerable<CallIntent> UnsettledAsync(string? runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in (await keys.KeysAsync(IntentsOf(runId), cancellationToken)).Chunk(Chunk))
        {
            foreach (var text in await keys.GetAsync(chunk, cancellationToken))
            {
                if (text is not null && Read(text) is { } intent)
                {
                    yield return intent;
                }
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool IsUnderWay(CallIntent intent, HashSet<string> alive) =>
        !intent.IsInVain && alive.Contains(intent.Who) && time.GetUtcNow() <= intent.At + TimeSpan.FromSeconds(intent.TimeoutSeconds) + Grace;

    private static string ReplyOf(string hash) => $"ltp:reply:{hash}";

    private static string IntentsOf(string? run) => $"ltp:intent:{run}:";

    private static string KeyOf(CallIntent intent) => FormattableString.Invariant($"{IntentsOf(intent.RunId)}{intent.Key}:{intent.Attempt}:{intent.Who}");

    private static CallIntent? Read(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return CallIntentJson.Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static string? RunOf(byte[] reply)
    {
        using var document = JsonDocument.Parse(reply);
        return document.RootElement.TryGetProperty("run_id", out var run) ? run.GetString() : null;
    }
}
