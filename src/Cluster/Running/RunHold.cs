using System.Text.Json;
using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster.Running;

/// <summary>Sees to it that one process at a time drives a run: a driver holds the run in the store, and renews its hold while it lives.</summary>
internal sealed class RunHold(RunBoard board, ClusterLink link, string runId, Func<DriverState> state, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    /// <summary>Takes the run, waiting for the last driver's hold to end where that was killed.</summary>
    /// <exception cref="StoreException">Another driver lives and has it.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + RunBoard.DriverLife + TimeSpan.FromSeconds(2);
        while (await board.DriveAsync(link.Session, cancellationToken) is var holder && holder != link.Session)
        {
            if (time.GetUtcNow() > until)
            {
                throw new StoreException($"the run {runId} is driven by another process ({holder}): wait until it is over, or stop it; then go on.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Renews the hold until the run is over, and ends the run where another driver took it.</summary>
    /// <param name="over">Ends with the run.</param>
    /// <returns>Why it is lost; null where it was held to the end.</returns>
    public async Task<StoreException?> KeepAsync(CancellationTokenSource over)
    {
        while (!over.IsCancellationRequested)
        {
            await ((Task)Task.Delay(Round, time, over.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!over.IsCancellationRequested && await board.DriveAsync(link.Session, over.Token) is var holder && holder != link.Session)
                {
                    await over.CancelAsync();
                    return new StoreException($"the run {runId} was taken by another process ({holder}) while this one was frozen or cut off; that one goes on with it.");
                }

                await Sessions.SayAsync(link.Keys, link.Session, JsonSerializer.SerializeToUtf8Bytes(state(), ClusterJson.Default.DriverState), over.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // Tried again; the loop that collects says when it lasts.
            }
        }

        return null;
    }
}
