using System.Globalization;

namespace LearningThePrior.Cluster.Stores;

/// <summary>The processes of a cluster: each has a number that none had before, and says again and again that it lives.</summary>
internal static class Sessions
{
    /// <summary>How long a process that says nothing is taken to live. A garbage collection is shorter.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    /// <summary>The role of a worker.</summary>
    public const string Silo = "silo";

    /// <summary>The role of a process that drives runs.</summary>
    public const string Driver = "driver";

    private const string Prefix = "ltp:session:";
    private const string All = "ltp:sessions:all";

    /// <summary>Begins a session.</summary>
    /// <param name="keys">The store.</param>
    /// <param name="role">What the process is: <see cref="Silo"/> or <see cref="Driver"/>.</param>
    public static async Task<string> BeginAsync(IKeyStore keys, string role)
    {
        var number = await keys.CountAsync("ltp:sessions");
        var session = string.Create(CultureInfo.InvariantCulture, $"{role}-{number}");
        await SayAsync(keys, session, default);
        return session;
    }

    /// <summary>Says that a session lives, and how it is.</summary>
    public static async ValueTask SayAsync(IKeyStore keys, string session, ReadOnlyMemory<byte> state, CancellationToken cancellationToken = default)
    {
        await keys.PutAsync(Prefix + session, state, replace: true, Life, cancellationToken);

        // Again each time: whoever looked while it was frozen took it out.
        await keys.AddAsync(All, session, cancellationToken);
    }

    /// <summary>Ends a session at once; where the store is away it ends by itself, when its life is over.</summary>
    public static async ValueTask EndAsync(IKeyStore keys, string session)
    {
        try
        {
            await keys.DeleteAsync(Prefix + session);
            await keys.RemoveAsync(All, session);
        }
        catch (IOException)
        {
            // Nobody says any more that it lives.
        }
    }

    /// <summary>Whether a session is a silo's.</summary>
    public static bool IsSilo(string session) => session.StartsWith(Silo + "-", StringComparison.Ordinal);

    /// <summary>Whether a session lives.</summary>
    public static async Task<bool> IsAliveAsync(IKeyStore keys, string session, CancellationToken cancellationToken) => await keys.GetAsync(Prefix + session, cancellationToken) is not null;

    /// <summary>The sessions that live.</summary>
    public static async Task<HashSet<string>> AliveAsync(IKeyStore keys, CancellationToken cancellationToken) => [.. (await StatesAsync(keys, cancellationToken)).Select(s => s.Session)];

    /// <summary>The sessions that live, and how they are. Those whose life is over are forgotten.</summary>
    public static async Task<IReadOnlyList<(string Session, byte[] State)>> StatesAsync(IKeyStore keys, CancellationToken cancellationToken)
    {
        var all = await keys.MembersAsync(All, cancellationToken);
        var states = all.Zip(await keys.GetAsync([.. all.Select(s => Prefix + s)], cancellationToken)).ToArray();
        await keys.RemoveAsync(All, [.. states.Where(s => s.Second is null).Select(s => s.First)]);
        return [.. states.Where(s => s.Second is not null).Select(s => (s.First, s.Second!))];
    }
}
