namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>A flat table of a run.</summary>
/// <param name="Name">Its file's name, without an extension.</param>
/// <param name="Columns">Its columns in order.</param>
/// <param name="Rows">Streams its rows.</param>
internal sealed record Table(string Name, IReadOnlyList<Column<object>> Columns, Func<CancellationToken, IAsyncEnumerable<object>> Rows)
{
    /// <summary>A table of typed rows.</summary>
    public static Table Of<T>(string name, IReadOnlyList<Column<T>> columns, Func<CancellationToken, IAsyncEnumerable<T>> rows)
        where T : class =>
        new(name, [.. columns.Select(c => new Column<object>(c.Name, c.Type, row => c.Value((T)row)))], rows);
}
