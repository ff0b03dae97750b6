namespace LearningThePrior.Transcripts.Exporting.Tables;

/// <summary>A way of writing flat tables as files. Adding one is writing one class.</summary>
internal interface ITableFormat
{
    /// <summary>The files' extension, with its dot.</summary>
    string Extension { get; }

    /// <summary>Writes one table, in memory that does not grow with it.</summary>
    Task WriteAsync(Table table, Stream file, CancellationToken cancellationToken);
}
