using System.Text;
using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster.Running;

/// <summary>What driver and silos tell each other about one run, in the store: its job, how often each item was tried, and what items yielded.</summary>
internal sealed class RunBoard(IKeyStore keys, string runId)
{
    /// <summary>How long a driver that says nothing holds its run.</summary>
    public static readonly TimeSpan DriverLife = TimeSpan.FromSeconds(8);

    // Of a silo that was frozen, after its run was over.
    private static readonly TimeSpan ResultLife = TimeSpan.FromDays(7);

    /// <summary>What the keys of the run begin with; all of them are deleted when it is forgotten.</summary>
    public string Prefix { get; } = $"ltp:run:{runId}:";

    /// <summary>Writes the job, or a newer form of the same one.</summary>
    public async Task OpenAsync(ClusterJob job, CancellationToken cancellationToken)
    {
        if (await FindJobAsync(cancellationToken) is { } there && !System.Text.Json.JsonElement.DeepEquals(there.Plan, job.Plan))
        {
            throw new StoreException($"the store at {keys.Place} holds another plan of the run {runId}; give this run another folder or seed, or another store.");
        }

        await keys.PutAsync(Prefix + "job", job.ToBytes(), replace: true, cancellationToken: cancellationToken);
        await keys.DeleteAsync(Prefix + "stopped");
    }

    public async Task<ClusterJob?> FindJobAsync(CancellationToken cancellationToken) => await keys.GetAsync(Prefix + "job", cancellationToken) is { } bytes ? ClusterJob.Read(bytes) : null;

    /// <summary>Takes the run for a driver.</summary>
    /// <returns>Who holds it; the driver itself, where it does.</returns>
    public async Task<string> DriveAsync(string driver, CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetBytes(driver);
        return await keys.PutAsync(Prefix + "driver", name, replace: false, DriverLife, cancellationToken) || await keys.ExtendAsync(Prefix + "driver", name, DriverLife, cancellationToken)
            ? driver
            : await keys.GetAsync(Prefix + "driver", cancellationToken) is { } holder ? Encoding.UTF8.GetString(holder) : "";
    }

    public ValueTask ReleaseAsync() => keys.DeleteAsync(Prefix + "driver");

    /// <summary>Tells silos to begin no further item.</summary>
    public async Task StopAsync() => await keys.PutAsync(Prefix + "stopped", "1"u8.ToArray(), replace: true);

    /// <summary>Looks how an item stands before it is begun.</summary>
    public async Task<ItemStanding> StandingAsync(string item, CancellationToken cancellationToken)
    {
        var found = await keys.GetAsync([Prefix + "stopped", ResultOf(item), TriesOf(item)], cancellationToken);
        return new(found[0] is not null, found[1] is not null, found[2] is { } tried ? Encoding.UTF8.GetString(tried).Split(' ') : []);
    }

    /// <summary>Notes that a session begins an item that others began before.</summary>
    public async Task TryAsync(string item, string session, IReadOnlyList<string> before, CancellationToken cancellationToken)
    {
        if (!before.Contains(session))
        {
            await keys.PutAsync(TriesOf(item), Encoding.UTF8.GetBytes(string.Join(' ', [.. before, session])), replace: true, cancellationToken: cancellationToken);
        }
    }

    /// <summary>Keeps what an item yielded, the first time, and tells the driver.</summary>
    /// <returns>Whether it is kept; otherwise what it yielded elsewhere was there before.</returns>
    public async Task<bool> EndAsync(string item, ItemResult result, CancellationToken cancellationToken)
    {
        var isKept = await keys.PutAsync(ResultOf(item), result.ToBytes(), replace: false, ResultLife, cancellationToken);
        await TellAsync(item, cancellationToken);
        return isKept;
    }

    /// <summary>Tells the driver that an item has ended. It is told again when it asks for an item that has ended, since then it missed the first message.</summary>
    public ValueTask TellAsync(string item, CancellationToken cancellationToken) => keys.PushAsync(Prefix + "done", item, cancellationToken);

    /// <summary>Takes items that have ended; an item may come twice, or without a result where it was taken before.</summary>
    public async Task<IReadOnlyList<(string Item, ItemResult? Result)>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var items = (await keys.PopAsync(Prefix + "done", most, cancellationToken)).Distinct().ToArray();
        var results = await keys.GetAsync([.. items.Select(ResultOf)], cancellationToken);
        return [.. items.Zip(results, (item, bytes) => (item, bytes is null ? null : ItemResult.Read(bytes)))];
    }

    /// <summary>Forgets items that stand in the run's folder.</summary>
    public ValueTask ForgetAsync(IEnumerable<string> items) => keys.DeleteAsync([.. items.SelectMany(i => new[] { ResultOf(i), TriesOf(i) })]);

    /// <summary>Forgets all of the run but its calls.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        foreach (var chunk in (await keys.KeysAsync(Prefix, cancellationToken)).Chunk(500))
        {
            await keys.DeleteAsync(chunk);
        }
    }

    private string ResultOf(string item) => $"{Prefix}result:{item}";

    private string TriesOf(string item) => $"{Prefix}tries:{item}";
}

/// <summary>How an item stands in the store.</summary>
/// <param name="IsStopped">Whether no further item of its run is to be begun.</param>
/// <param name="HasEnded">Whether what it yielded is there.</param>
/// <param name="TriedBy">The sessions that began it, in their order; each but the last was gone when the next one began it.</param>
internal sealed record ItemStanding(bool IsStopped, bool HasEnded, IReadOnlyList<string> TriedBy);
