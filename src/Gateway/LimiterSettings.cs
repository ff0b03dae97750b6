namespace LearningThePrior.Gateway;

/// <summary>
/// How many calls are under way at one address and model. The number halves when the endpoint says that it is too many
/// (429, or 503 with Retry-After), at most once for all calls that were under way together, and grows by
/// <see cref="Increase"/> for every round of replies after that.
/// </summary>
public sealed record LimiterSettings
{
    /// <summary>
    /// The most calls at once, and where the limiter starts: a refusal costs nothing, and the caller's own concurrency is what
    /// decides otherwise. At least 1.
    /// </summary>
    public int MaxConcurrency { get; init; } = 1024;

    /// <summary>What a round of replies adds, above 0. One, as TCP has it.</summary>
    public double Increase { get; init; } = 1;

    /// <summary>
    /// The longest that a Retry-After is obeyed. Quotas come back within a minute; an endpoint that says a day is asked again, and
    /// the call fails when its attempts are used up.
    /// </summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);
}
