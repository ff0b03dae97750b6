namespace LearningThePrior.Cluster.Stores;

/// <summary>
/// Where silos meet in PostgreSQL: two tables, and the statements by which Orleans' ADO.NET clustering reads and changes them, which it looks up by name in a table of
/// its own. Every change of a row raises the table's version, and is refused where another came first.
/// </summary>
internal static class PostgresMembership
{
    /// <summary>How the provider finds Npgsql.</summary>
    public const string Invariant = "Npgsql";

    private const string Table = """
        CREATE TABLE IF NOT EXISTS ltp_cluster (deploymentid text PRIMARY KEY, version integer NOT NULL);
        CREATE TABLE IF NOT EXISTS ltp_silos (
            deploymentid text, address text, port integer, generation integer, siloname text NOT NULL, hostname text NOT NULL, status integer NOT NULL, proxyport integer,
            suspecttimes text, starttime timestamptz NOT NULL, iamalivetime timestamptz NOT NULL, PRIMARY KEY (deploymentid, address, port, generation));
        CREATE TABLE IF NOT EXISTS orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL);
        """;

    private const string ThisSilo = "deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";
    private const string IsDead = "status = 6";
    private const string Raise = "UPDATE ltp_cluster SET version = version + 1 WHERE deploymentid = @DeploymentId AND version = @Version";
    private const string Read = """
        SELECT c.deploymentid, s.address, s.port, s.generation, s.siloname, s.hostname, s.status, s.proxyport, s.suspecttimes, s.starttime, s.iamalivetime, c.version
        FROM ltp_cluster c LEFT JOIN ltp_silos s ON s.deploymentid = c.deploymentid
        """;

    private static readonly (string Key, string Text)[] Statements =
    [
        ("GatewaysQueryKey", "SELECT address, proxyport, generation FROM ltp_silos WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0"),
        ("MembershipReadAllKey", $"{Read} WHERE c.deploymentid = @DeploymentId"),
        ("MembershipReadRowKey", $"{Read} AND s.address = @Address AND s.port = @Port AND s.generation = @Generation WHERE c.deploymentid = @DeploymentId"),
        ("InsertMembershipVersionKey", "WITH made AS (INSERT INTO ltp_cluster VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) > 0 FROM made"),
        ("InsertMembershipKey", $"""
            WITH raised AS ({Raise} AND NOT EXISTS (SELECT 1 FROM ltp_silos WHERE {ThisSilo}) RETURNING 1),
            made AS (INSERT INTO ltp_silos (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised RETURNING 1)
            SELECT count(*) > 0 FROM made
            """),
        ("UpdateMembershipKey", $"""
            WITH raised AS ({Raise} RETURNING 1),
            changed AS (UPDATE ltp_silos SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime FROM raised WHERE {ThisSilo} RETURNING 1)
            SELECT count(*) > 0 FROM changed
            """),
        ("UpdateIAmAlivetimeKey", $"UPDATE ltp_silos SET iamalivetime = @IAmAliveTime WHERE {ThisSilo}"),
        ("DeleteMembershipTableEntriesKey", "WITH silos AS (DELETE FROM ltp_silos WHERE deploymentid = @DeploymentId) DELETE FROM ltp_cluster WHERE deploymentid = @DeploymentId"),
        ("CleanupDefunctSiloEntriesKey", $"DELETE FROM ltp_silos WHERE deploymentid = @DeploymentId AND {IsDead} AND iamalivetime < @IAmAliveTime"),
        ("CleanupDefunctSiloEntryKey", $"""
            DELETE FROM ltp_silos WHERE {ThisSilo} AND {IsDead} AND iamalivetime = @IAmAliveTime AND starttime = @StartTime AND suspecttimes IS NOT DISTINCT FROM @SuspectTimes
            """),
    ];

    /// <summary>Makes the tables, where they are missing.</summary>
    public static string Script { get; } = Table + string.Concat(Statements.Select(s =>
        $"INSERT INTO orleansquery VALUES ('{s.Key}', '{s.Text.Replace("'", "''", StringComparison.Ordinal)}') ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;"));
}
