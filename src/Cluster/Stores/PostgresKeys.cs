using Npgsql;

namespace LearningThePrior.Cluster.Stores;

/// <summary>PostgreSQL: three tables, made where they are missing. A commit is durable as the server's <c>synchronous_commit</c> says, by default at once.</summary>
internal sealed class PostgresKeys(NpgsqlDataSource source, ClusterAddress address) : IKeyStore
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS ltp_values (key text COLLATE "C" PRIMARY KEY, value bytea NOT NULL, until timestamptz);
        CREATE TABLE IF NOT EXISTS ltp_sets (name text COLLATE "C", member text COLLATE "C", PRIMARY KEY (name, member));
        CREATE TABLE IF NOT EXISTS ltp_queues (id bigserial PRIMARY KEY, queue text COLLATE "C" NOT NULL, value text NOT NULL);
        CREATE INDEX IF NOT EXISTS ltp_queues_by_name ON ltp_queues (queue, id);
        """;

    private const string Alive = "(until IS NULL OR until > now())";

    public string Place => address.Place;

    /// <summary>Connects, and makes the tables.</summary>
    /// <exception cref="StoreException">Nothing answers there, or it refuses.</exception>
    public static async Task<PostgresKeys> ConnectAsync(ClusterAddress address)
    {
        var source = NpgsqlDataSource.Create(address.ConnectionString);
        PostgresKeys keys = new(source, address);
        try
        {
            // Two at once may both find a table missing: one after the other.
            await keys.RunAsync($"SELECT pg_advisory_lock(7135); {Tables}{PostgresMembership.Script} SELECT pg_advisory_unlock(7135);", []);
            return keys;
        }
        catch (StoreException e)
        {
            await source.DisposeAsync();
            throw new StoreException($"there is no PostgreSQL at {address.Place} that takes this user: {e.InnerException?.Message.Split('\n')[0]}", e);
        }
    }

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken = default) =>
        (await RowsAsync($"SELECT value FROM ltp_values WHERE key = $1 AND {Alive}", [key], r => (byte[])r[0], cancellationToken)) is [var value, ..] ? value : null;

    public async ValueTask<IReadOnlyList<byte[]?>> GetAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        var found = (await RowsAsync($"SELECT key, value FROM ltp_values WHERE key = ANY($1) AND {Alive}", [keys.ToArray()], r => ((string)r[0], (byte[])r[1]), cancellationToken)).ToDictionary(r => r.Item1, r => r.Item2);
        return [.. keys.Select(found.GetValueOrDefault)];
    }

    public async ValueTask<bool> PutAsync(string key, ReadOnlyMemory<byte> value, bool replace, TimeSpan? life = null, CancellationToken cancellationToken = default) => await RunAsync(
        "INSERT INTO ltp_values (key, value, until) VALUES ($1, $2, now() + $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until WHERE $4 OR NOT (ltp_values.until IS NULL OR ltp_values.until > now())",
        [key, value.ToArray(), life ?? (object)DBNull.Value, replace],
        cancellationToken) == 1;

    public async ValueTask<bool> ExtendAsync(string key, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken = default) =>
        await RunAsync($"UPDATE ltp_values SET until = now() + $3 WHERE key = $1 AND value = $2 AND {Alive}", [key, value.ToArray(), life], cancellationToken) == 1;

    public async ValueTask DeleteAsync(params IReadOnlyList<string> keys) => await RunAsync("DELETE FROM ltp_values WHERE key = ANY($1)", [keys.ToArray()]);

    public async ValueTask<long> CountAsync(string key, CancellationToken cancellationToken = default) => (await RowsAsync(
        "INSERT INTO ltp_values (key, value) VALUES ($1, convert_to('1', 'UTF8')) ON CONFLICT (key) DO UPDATE SET value = convert_to((convert_from(ltp_values.value, 'UTF8')::bigint + 1)::text, 'UTF8') RETURNING convert_from(value, 'UTF8')::bigint",
        [key],
        r => (long)r[0],
        cancellationToken))[0];

    public async ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancellationToken = default) =>
        await RowsAsync($"SELECT key FROM ltp_values WHERE starts_with(key, $1) AND {Alive} ORDER BY key", [prefix], r => (string)r[0], cancellationToken);

    public async ValueTask AddAsync(string set, string member, CancellationToken cancellationToken = default) =>
        await RunAsync("INSERT INTO ltp_sets (name, member) VALUES ($1, $2) ON CONFLICT DO NOTHING", [set, member], cancellationToken);

    public async ValueTask RemoveAsync(string set, params IReadOnlyList<string> members) => await RunAsync("DELETE FROM ltp_sets WHERE name = $1 AND member = ANY($2)", [set, members.ToArray()]);

    public async ValueTask<IReadOnlyList<string>> MembersAsync(string set, CancellationToken cancellationToken = default) =>
        await RowsAsync("SELECT member FROM ltp_sets WHERE name = $1 ORDER BY member", [set], r => (string)r[0], cancellationToken);

    public async ValueTask PushAsync(string queue, string value, CancellationToken cancellationToken = default) =>
        await RunAsync("INSERT INTO ltp_queues (queue, value) VALUES ($1, $2)", [queue, value], cancellationToken);

    public async ValueTask<IReadOnlyList<string>> PopAsync(string queue, int most, CancellationToken cancellationToken = default) => await RowsAsync(
        "DELETE FROM ltp_queues WHERE id IN (SELECT id FROM ltp_queues WHERE queue = $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING value",
        [queue, most],
        r => (string)r[0],
        cancellationToken);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<int> RunAsync(string text, object[] values, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = Command(text, values);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Unreachable(e);
        }
    }

    private async Task<IReadOnlyList<T>> RowsAsync<T>(string text, object[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = Command(text, values);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<T> rows = [];
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Unreachable(e);
        }
    }

    private NpgsqlCommand Command(string text, object[] values)
    {
        var command = source.CreateCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Interval } : new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static bool IsFault(Exception e) => e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or ObjectDisposedException;

    private StoreException Unreachable(Exception e) => new($"the store at {address.Place} does not take it: {e.Message.Split('\n')[0]}", e);
}
