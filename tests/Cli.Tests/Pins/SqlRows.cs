using DuckDB.NET.Data;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>Tables of Parquet and CSV as an independent reader sees them: a JSON object a row.</summary>
internal static class SqlRows
{
    public static IReadOnlyList<string> OfParquet(string file) => Rows($"read_parquet('{file}')");

    public static IReadOnlyList<string> OfCsv(string file) => Rows($"read_csv('{file}', all_varchar = true, header = true, delim = ',', quote = '\"')");

    private static List<string> Rows(string source)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT CAST(to_json(t) AS VARCHAR) FROM {source} t";
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
