namespace LearningThePrior.Cluster.Stores;

/// <summary>Waits while the store is away.</summary>
internal static class Outage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks the store again and again, until it answers.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before.</exception>
    public static async Task<T> OutlastAsync<T>(Func<Task<T>> ask, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (IOException)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Tells the store again and again, until it takes it.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before.</exception>
    public static Task OutlastAsync(Func<Task> tell, TimeProvider time, CancellationToken cancellationToken) => OutlastAsync(
        async () =>
        {
            await tell();
            return true;
        },
        time,
        cancellationToken);
}
