using System.Globalization;
using DuckDB.NET.Data;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>An independent reader of Parquet, CSV and JSON.</summary>
internal static class Duck
{
    /// <summary>Runs SQL and gives the last statement's rows, fields joined by "|", null as "NULL".</summary>
    public static IReadOnlyList<string> Ask(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        do
        {
            rows.Clear();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i =>
                    reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
            }
        }
        while (reader.NextResult());
        return rows;
    }
}
