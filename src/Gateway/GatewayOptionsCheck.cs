namespace LearningThePrior.Gateway;

/// <summary>Refuses settings that no gateway can have, before anything is sent.</summary>
internal static class GatewayOptionsCheck
{
    // What Polly's time-out and breaker can do.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static void Check(GatewayOptions options)
    {
        Require(options.Mode == RecordingMode.Off || options.Store is not null || !string.IsNullOrWhiteSpace(options.Recordings), "recording and replaying need a folder: set Recordings");
        Require(options.MaxCalls is null or >= 0, "MaxCalls is at least 0");
        Require(options.MaxCost is null or >= 0, "MaxCost is at least 0");
        Require(options.Retry is { MaxAttempts: >= 1, MaxIdenticalFailures: >= 1 }, "Retry.MaxAttempts and Retry.MaxIdenticalFailures are at least 1");
        Require(options.Retry.FirstWait >= TimeSpan.Zero && options.Retry.LongestWait >= TimeSpan.Zero, "waits are not negative");
        Require(options.Retry.LongestWait <= Longest && options.Limiter.LongestPause <= Longest, "waits are at most a day");
        Require(options.Limiter is { MaxConcurrency: >= 1, Increase: > 0 }, "Limiter.MaxConcurrency is at least 1 and Limiter.Increase above 0");
        Require(options.Limiter.LongestPause >= TimeSpan.Zero, "Limiter.LongestPause is not negative");
        Require(options.Breaker is { FailureRatio: > 0 and <= 1, MinimumAttempts: >= 2 }, "Breaker.FailureRatio is above 0 and at most 1, Breaker.MinimumAttempts at least 2");
        Require(InRange(options.Breaker.Window, TimeSpan.FromSeconds(.5)) && InRange(options.Breaker.Pause, TimeSpan.FromSeconds(.5)), "Breaker.Window and Breaker.Pause are between half a second and a day");
        Require(InRange(options.AttemptTimeout, Shortest) && InRange(options.ConnectTimeout, Shortest), "time-outs are between 10 ms and a day");
        Require(options.MaxReplyBytes >= 1, "MaxReplyBytes is at least 1");
    }

    private static bool InRange(TimeSpan time, TimeSpan least) => time >= least && time <= Longest;

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException($"gateway: {message}.");
        }
    }
}
