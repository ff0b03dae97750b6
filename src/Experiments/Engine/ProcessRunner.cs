namespace LearningThePrior.Experiments.Engine;

/// <summary>Works on items in this process.</summary>
/// <param name="handlers">Who works on which kind.</param>
/// <param name="parallelism">How many items at a time, at least 1.</param>
public sealed class ProcessRunner(IReadOnlyDictionary<string, IItemHandler> handlers, int parallelism) : IRunner
{
    /// <summary>Works on items of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="handler">Who works on them.</param>
    /// <param name="parallelism">How many items at a time, at least 1.</param>
    public ProcessRunner(string kind, IItemHandler handler, int parallelism)
        : this(new Dictionary<string, IItemHandler> { [kind] = handler }, parallelism)
    {
    }

    /// <inheritdoc/>
    public async Task RunAsync(IAsyncEnumerable<RunItem> items, IItemStore store, Action<RunItem, Exception?> ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(ended);
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (item, token) =>
            {
                Exception? failure = null;
                try
                {
                    await handlers[item.Kind].RunAsync(item, store, token);
                }
                catch (Exception e) when (e is not OperationCanceledException && !RunEndedException.Ends(e))
                {
                    failure = e;
                }

                ended(item, failure);
            });
    }
}
