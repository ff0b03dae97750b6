namespace LearningThePrior.Gateway;

/// <summary>When a failed attempt is made again. Nothing below or above the gateway retries.</summary>
public sealed record RetrySettings
{
    /// <summary>How often a call is sent at most, at least 1. 10 with the waits below is about three minutes of refusals.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>
    /// A call stops after this many failures of one kind in a row, at least 1: what failed four times over some seconds in the
    /// same way is not passing trouble. Being told to slow down (429) is no such failure; only <see cref="MaxAttempts"/> ends it.
    /// </summary>
    public int MaxIdenticalFailures { get; init; } = 4;

    /// <summary>The longest first wait; it doubles with every attempt. Half of it is jitter. A second is what endpoints advise.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait of all. A minute's quota is back after one or two of these.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);
}
