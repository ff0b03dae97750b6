using System.Runtime.CompilerServices;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Maps on all cores and hands the results over in the order of their sources, so that nothing depends on which was done first.</summary>
internal static class OrderedParallel
{
    /// <summary>Maps a stream; at most two items a core are under way.</summary>
    public static async IAsyncEnumerable<TResult> SelectAsync<TSource, TResult>(
        IAsyncEnumerable<TSource> source, Func<TSource, TResult> map, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var most = 2 * Environment.ProcessorCount;
        var under = new Queue<Task<TResult>>(most);
        await foreach (var item in source.WithCancellation(cancellationToken))
        {
            if (under.Count == most)
            {
                yield return await under.Dequeue();
            }

            under.Enqueue(Task.Run(() => map(item), CancellationToken.None));
        }

        while (under.TryDequeue(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await next;
        }
    }
}
