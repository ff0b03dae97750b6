using System.Runtime.CompilerServices;
using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The rows of a run's files with file and line; of a run that has only its journal, of what that tells.</summary>
internal static class RunRows
{
    public static IAsyncEnumerable<(string File, long Line, DebateRow Row)> DebatesAsync(
        StoredRun run, SharedValues pool, Action<int> torn, CancellationToken cancellationToken) => run.IsClosed
            ? ScanAsync(StoreFiles.Debates(run.Path), StoreFormats.Debates, d => DebateRow.Of(d, pool), torn, cancellationToken)
            : JournalAsync(run, run.ReadDebatesAsync(cancellationToken), d => DebateRow.Of(d, pool));

    public static IAsyncEnumerable<(string File, long Line, KeyRow Row)> KeysAsync(
        StoredRun run, Action<int> torn, CancellationToken cancellationToken) => run.IsClosed
            ? ScanAsync(StoreFiles.Keys(run.Path), StoreFormats.Keys, KeyRow.Of, torn, cancellationToken)
            : JournalAsync(run, run.ReadKeysAsync(cancellationToken), KeyRow.Of);

    public static IAsyncEnumerable<(string File, long Line, JudgementRow Row)> JudgementsAsync(
        StoredRun run, SharedValues pool, Action<int> torn, CancellationToken cancellationToken) => run.IsClosed
            ? ScanAsync(StoreFiles.Judgements(run.Path), StoreFormats.Judgements, j => JudgementRow.Of(j, pool), torn, cancellationToken)
            : JournalAsync(run, run.ReadJudgementsAsync(cancellationToken), j => JudgementRow.Of(j, pool));

    private static async IAsyncEnumerable<(string File, long Line, TRow Row)> ScanAsync<TStored, TRow>(
        string file,
        StoreFormat<TStored> format,
        Func<TStored, TRow> rowOf,
        Action<int> torn,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TStored : class
        where TRow : class
    {
        await foreach (var block in new ScannedFile<TStored, TRow>(file, format, rowOf).ReadAsync(cancellationToken))
        {
            torn(block.TornBytes);
            for (var i = 0; i < block.Rows.Count; i++)
            {
                yield return (file, block.FirstLine + i, block.Rows[i]);
            }
        }
    }

    private static async IAsyncEnumerable<(string File, long Line, TRow Row)> JournalAsync<TStored, TRow>(
        StoredRun run, IAsyncEnumerable<TStored> stored, Func<TStored, TRow> rowOf)
    {
        var number = 0L;
        await foreach (var value in stored)
        {
            yield return (StoreFiles.Journal(run.Path), ++number, rowOf(value));
        }
    }
}
