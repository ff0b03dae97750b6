using System.Collections.Concurrent;
using System.Diagnostics;

namespace LearningThePrior.ModelServing.Measuring;

/// <summary>
/// Waits of one length that are exact to half a millisecond, each of them and on average nearer still: timers are as coarse as the
/// system's clock tick, which makes 52 ms of 50 on some. One thread sleeps for all; first come is first served.
/// </summary>
public sealed class ExactDelay : IDisposable
{
    private readonly BlockingCollection<(long Due, TaskCompletionSource Over)> _waits = [];
    private readonly long _ticks;
    private readonly Thread _thread;

    /// <param name="length">How long each wait is.</param>
    public ExactDelay(TimeSpan length)
    {
        _ticks = (long)(length.TotalSeconds * Stopwatch.Frequency);
        _thread = new(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits from now on.</summary>
    public Task WaitAsync()
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Add((Stopwatch.GetTimestamp() + _ticks, over));
        return over.Task;
    }

    /// <summary>Ends when the last wait is over.</summary>
    public void Dispose()
    {
        _waits.CompleteAdding();
        _thread.Join();
        _waits.Dispose();
    }

    private void Serve()
    {
        foreach (var (due, over) in _waits.GetConsumingEnumerable())
        {
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (left > TimeSpan.Zero)
            {
                Thread.Sleep((int)Math.Round(left.TotalMilliseconds));
            }

            over.SetResult();
        }
    }
}
