namespace LearningThePrior.LanguageModels.Calls;

/// <summary>Sums over calls. What a replay once cost is in none of them.</summary>
public sealed record CallTotals
{
    /// <summary>No calls.</summary>
    public static CallTotals None { get; } = new();

    /// <summary>Calls, replayed and failed ones too.</summary>
    public long Calls { get; init; }

    /// <summary>Calls answered from recordings that the run did not make itself.</summary>
    public long Replayed { get; init; }

    /// <summary>Calls that gave no reply.</summary>
    public long Failed { get; init; }

    /// <summary>Requests sent.</summary>
    public long Attempts { get; init; }

    /// <summary>Requests sent beyond the first of their call.</summary>
    public long Retries { get; init; }

    /// <summary>Tokens read, as far as endpoints reported them.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written, as far as endpoints reported them.</summary>
    public long OutputTokens { get; init; }

    /// <summary>US dollars of the calls whose cost is known.</summary>
    public decimal KnownCost { get; init; }

    /// <summary>How many calls have a cost that is unknown.</summary>
    public long UnknownCost { get; init; }

    /// <summary>US dollars of all calls; null as soon as one is unknown.</summary>
    public decimal? Cost => UnknownCost == 0 ? KnownCost : null;

    /// <summary>The totals of one call.</summary>
    /// <param name="call">The call.</param>
    public static CallTotals Of(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new()
        {
            Calls = 1,
            Replayed = call.Replayed ? 1 : 0,
            Failed = call.Error is null ? 0 : 1,
            Attempts = call.Attempts.Count,
            Retries = Math.Max(0, call.Attempts.Count - 1),
            InputTokens = call.Attempts.Sum(a => (long)(a.Usage?.Input ?? 0)),
            OutputTokens = call.Attempts.Sum(a => (long)(a.Usage?.Output ?? 0)),
            KnownCost = call.Cost ?? 0,
            UnknownCost = call.Cost is null ? 1 : 0,
        };
    }

    /// <summary>Both together.</summary>
    public static CallTotals operator +(CallTotals left, CallTotals right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Add(right);
    }

    /// <summary>Both together.</summary>
    /// <param name="other">The other totals.</param>
    public CallTotals Add(CallTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Calls = Calls + other.Calls,
            Replayed = Replayed + other.Replayed,
            Failed = Failed + other.Failed,
            Attempts = Attempts + other.Attempts,
            Retries = Retries + other.Retries,
            InputTokens = InputTokens + other.InputTokens,
            OutputTokens = OutputTokens + other.OutputTokens,
            KnownCost = KnownCost + other.KnownCost,
            UnknownCost = UnknownCost + other.UnknownCost,
        };
    }
}
