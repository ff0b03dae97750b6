namespace LearningThePrior.Gateway;

/// <summary>
/// When calls to one address and model are no longer sent at all, because nearly all of them fail: network errors, time-outs,
/// 5xx and replies that are none. Refusals for being too many do not count.
/// </summary>
public sealed record BreakerSettings
{
    /// <summary>The share of failures that opens the circuit. An endpoint that still answers one call in ten is worth asking.</summary>
    public double FailureRatio { get; init; } = .9;

    /// <summary>How many attempts within <see cref="Window"/> are needed to tell, at least 2.</summary>
    public int MinimumAttempts { get; init; } = 20;

    /// <summary>Over what time failures are counted.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is sent; then one call tries. Long enough for a server to restart, short beside a run.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(10);
}
