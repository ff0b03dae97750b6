namespace LearningThePrior.Gateway.Tests;

/// <summary>A clock that runs many times as fast as the world's: waits of minutes take milliseconds, and are never cut short.</summary>
internal sealed class FastTime(int factor) : TimeProvider
{
    private readonly DateTimeOffset _start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly long _began = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => (System.GetTimestamp() - _began) * factor;

    public override DateTimeOffset GetUtcNow() => _start + GetElapsedTime(0, GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Slow(dueTime), Slow(period)), this);

    // Rounded up to whole milliseconds, and one more: a timer may come early by a part of one.
    private TimeSpan Slow(TimeSpan time) => time < TimeSpan.Zero || time == TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / factor) + 1);

    private sealed class Timer(ITimer inner, FastTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(time.Slow(dueTime), time.Slow(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
