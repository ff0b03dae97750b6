namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A clock that a test moves; what waits for it goes on at once where that is asked.</summary>
/// <param name="isHasty">Whether timers end at once.</param>
internal sealed class HandClock(bool isHasty = false) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, isHasty && dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
}
