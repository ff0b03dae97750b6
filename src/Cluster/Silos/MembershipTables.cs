using Npgsql;

namespace LearningThePrior.Cluster.Silos;

/// <summary>The tables in which Orleans keeps who is in the cluster, made in PostgreSQL where they are missing.</summary>
internal static class MembershipTables
{
    public static async Task MakeAsync(ClusterAddress address)
    {
        await using var stream = typeof(MembershipTables).Assembly.GetManifestResourceStream("membership.sql")!;
        using StreamReader reader = new(stream);
        await using var source = NpgsqlDataSource.Create(address.ConnectionString);
        await using var command = source.CreateCommand(await reader.ReadToEndAsync());
        await command.ExecuteNonQueryAsync();
    }
}
