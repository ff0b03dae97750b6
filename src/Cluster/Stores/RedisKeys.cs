using StackExchange.Redis;

namespace LearningThePrior.Cluster.Stores;

/// <summary>The Redis protocol: Garnet, as <c>ltp store</c> runs it, or a Redis server.</summary>
internal sealed class RedisKeys(ConnectionMultiplexer connection, ClusterAddress address) : IKeyStore
{
    // Renews a lease only for who holds it.
    private const string Extend = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) else return 0 end";

    private readonly IDatabase _database = connection.GetDatabase();

    public string Place => address.Place;

    /// <summary>What a client needs to know to connect.</summary>
    public static ConfigurationOptions OptionsOf(ClusterAddress address, bool failFast)
    {
        var options = Plain(address, failFast);
        if (Silos.ClusterNetwork.CertificateOf(address) is { } certificate)
        {
            // The cluster's own certificate, signed by nobody: this one and no other.
            var expected = certificate.GetCertHashString();
            options.CertificateValidation += (_, shown, _, errors) => errors == System.Net.Security.SslPolicyErrors.None || shown?.GetCertHashString() == expected;
        }

        return options;
    }

    private static ConfigurationOptions Plain(ClusterAddress address, bool failFast) => new()
    {
        EndPoints = { { address.Host, address.Port } },
        Password = address.Secret,
        Ssl = address.IsEncrypted,
        AbortOnConnectFail = failFast,
        ConnectTimeout = 10_000,
        AsyncTimeout = 10_000,
        SyncTimeout = 10_000,
        ReconnectRetryPolicy = new LinearRetry(500),
        BacklogPolicy = BacklogPolicy.FailFast,
        AllowAdmin = false,
    };

    /// <summary>Connects.</summary>
    /// <exception cref="StoreException">Nothing answers there, or the secret is wrong.</exception>
    public static async Task<RedisKeys> ConnectAsync(ClusterAddress address)
    {
        try
        {
            var connection = await ConnectionMultiplexer.ConnectAsync(OptionsOf(address, failFast: true));
            return new(connection, address);
        }
        catch (RedisConnectionException e)
        {
            throw IsSecret(e)
                ? new StoreException($"the store at {address.Place} refuses the secret: set LTP_CLUSTER_SECRET, or write redis://:SECRET@HOST:PORT.", e)
                : new StoreException($"there is no store at {address.Place}: start one with 'ltp store --port {address.Port}', or look at the address.", e);
        }
    }

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken = default) =>
        await AskAsync(db => db.StringGetAsync(key), cancellationToken);

    public async ValueTask<IReadOnlyList<byte[]?>> GetAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => keys.Count == 0 ? []
        : [.. (await AskAsync(db => db.StringGetAsync([.. keys.Select(k => (RedisKey)k)]), cancellationToken)).Select(v => (byte[]?)v)];

    public async ValueTask<bool> PutAsync(string key, ReadOnlyMemory<byte> value, bool replace, TimeSpan? life = null, CancellationToken cancellationToken = default) =>
        await AskAsync(db => db.StringSetAsync(key, value, life is { } some ? new Expiration(some) : default, replace ? ValueCondition.Always : ValueCondition.NotExists), cancellationToken);

    public async ValueTask<bool> ExtendAsync(string key, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken = default) =>
        (long)await AskAsync(db => db.ScriptEvaluateAsync(Extend, [key], [value, (long)life.TotalMilliseconds]), cancellationToken) == 1;

    public async ValueTask DeleteAsync(params IReadOnlyList<string> keys)
    {
        if (keys.Count > 0)
        {
            await AskAsync(db => db.KeyDeleteAsync([.. keys.Select(k => (RedisKey)k)]), CancellationToken.None);
        }
    }

    public async ValueTask<long> CountAsync(string key, CancellationToken cancellationToken = default) => await AskAsync(db => db.StringIncrementAsync(key), cancellationToken);

    public async ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancellationToken = default)
    {
        try
        {
            var server = connection.GetServer(connection.GetEndPoints()[0]);
            var pattern = string.Concat(prefix.Select(c => c is '*' or '?' or '[' or ']' or '\\' ? $"\\{c}" : $"{c}")) + "*";
            List<string> found = [];
            await foreach (var key in server.KeysAsync(pattern: pattern, pageSize: 1_000).WithCancellation(cancellationToken))
            {
                found.Add(key!);
            }

            found.Sort(StringComparer.Ordinal);
            return [.. found.Distinct()];
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Unreachable(e);
        }
    }

    public async ValueTask AddAsync(string set, string member, CancellationToken cancellationToken = default) => await AskAsync(db => db.SetAddAsync(set, member), cancellationToken);

    public async ValueTask RemoveAsync(string set, params IReadOnlyList<string> members)
    {
        if (members.Count > 0)
        {
            await AskAsync(db => db.SetRemoveAsync(set, [.. members.Select(m => (RedisValue)m)]), CancellationToken.None);
        }
    }

    public async ValueTask<IReadOnlyList<string>> MembersAsync(string set, CancellationToken cancellationToken = default) =>
        [.. (await AskAsync(db => db.SetMembersAsync(set), cancellationToken)).Select(m => (string)m!).Order(StringComparer.Ordinal)];

    public async ValueTask PushAsync(string queue, string value, CancellationToken cancellationToken = default) => await AskAsync(db => db.ListRightPushAsync(queue, value), cancellationToken);

    public async ValueTask<IReadOnlyList<string>> PopAsync(string queue, int most, CancellationToken cancellationToken = default) =>
        [.. (await AskAsync(db => db.ListLeftPopAsync(queue, most), cancellationToken) ?? []).Select(v => (string)v!)];

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await ask(_database);
        }
        catch (Exception e) when (IsFault(e) || e is OperationCanceledException)
        {
            throw Unreachable(e);
        }
    }

    private static bool IsFault(Exception e) => e is RedisException or RedisTimeoutException or ObjectDisposedException;

    private static bool IsSecret(Exception e) => e.ToString() is var text
        && (text.Contains("NOAUTH", StringComparison.Ordinal) || text.Contains("WRONGPASS", StringComparison.Ordinal) || text.Contains("AuthenticationFailure", StringComparison.Ordinal));

    private StoreException Unreachable(Exception e) => new($"the store at {address.Place} does not take it: {e.Message.Split('\n')[0]}", e);
}
