using LearningThePrior.Transcripts.Exporting.Inspect;
using LearningThePrior.Transcripts.Exporting.Tables;
using LearningThePrior.Transcripts.Exporting.Training;

namespace LearningThePrior.Transcripts.Exporting;

/// <summary>
/// Takes a run out to other tools; docs/loading.md shows how they read it. The same run gives the same bytes. A folder that
/// stands is never written over, and one that could not be finished is taken away.
/// </summary>
public static class RunExport
{
    /// <summary>Flat tables as Parquet files: debates, turns, citations, judgements, keys, nodes and, where models were asked, calls.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder to make.</param>
    /// <param name="cancellationToken">Stops; nothing stays.</param>
    /// <exception cref="InvalidDataException">The folder stands.</exception>
    /// <exception cref="IOException">The run cannot be read, or the folder not be written.</exception>
    public static Task ToParquetAsync(StoredRun run, string folder, CancellationToken cancellationToken = default) =>
        ToTablesAsync(run, folder, new ParquetFormat(), cancellationToken);

    /// <summary>The same tables as CSV by RFC 4180, safe to open in a spreadsheet.</summary>
    /// <inheritdoc cref="ToParquetAsync"/>
    public static Task ToCsvAsync(StoredRun run, string folder, CancellationToken cancellationToken = default) =>
        ToTablesAsync(run, folder, new CsvFormat(), cancellationToken);

    /// <summary>The same tables as one JSON object a line.</summary>
    /// <inheritdoc cref="ToParquetAsync"/>
    public static Task ToJsonLinesAsync(StoredRun run, string folder, CancellationToken cancellationToken = default) =>
        ToTablesAsync(run, folder, new JsonLinesFormat(), cancellationToken);

    /// <summary>A log of Inspect (<c>.eval</c>, log version 2): a sample for each debate, a score for each judge's verdict.</summary>
    /// <remarks>Holds all judgements of the run in memory.</remarks>
    /// <inheritdoc cref="ToParquetAsync"/>
    public static async Task ToInspectAsync(StoredRun run, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var made = new ExportFolder(folder);
        await using (var file = made.Create(InspectLog.FileName(run)))
        {
            await InspectLog.WriteAsync(run, file, cancellationToken);
        }

        made.Complete();
    }

    /// <summary>What f and Prior learn from: (x, z, soft target, weight, lineage) for each decided verdict, see <see cref="TrainingLine"/>.</summary>
    /// <remarks>Holds all decided verdicts of the run in memory.</remarks>
    /// <inheritdoc cref="ToParquetAsync"/>
    public static async Task ToTrainingAsync(StoredRun run, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var made = new ExportFolder(folder);
        await TrainingFiles.WriteAsync(run, made, cancellationToken);
        made.Complete();
    }

    /// <summary>What trainers of debaters read: each debater's side as a chat with the judge's credence as reward (<c>chat.jsonl</c>), see <see cref="ChatLine"/>.</summary>
    /// <remarks>Holds all decided verdicts and keys of the run in memory.</remarks>
    /// <inheritdoc cref="ToParquetAsync"/>
    public static async Task ToChatAsync(StoredRun run, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var made = new ExportFolder(folder);
        await ChatFile.WriteAsync(run, made, cancellationToken);
        made.Complete();
    }

    private static async Task ToTablesAsync(StoredRun run, string folder, ITableFormat format, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var made = new ExportFolder(folder);
        foreach (var table in RunTables.Of(run))
        {
            await using var file = made.Create(table.Name + format.Extension);
            await format.WriteAsync(table, file, cancellationToken);
        }

        made.Complete();
    }
}
