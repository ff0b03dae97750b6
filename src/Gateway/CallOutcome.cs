using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway;

/// <summary>What came of a call.</summary>
internal sealed record CallOutcome
{
    public required IReadOnlyList<CallAttempt> Attempts { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What came last; null where nothing came.</summary>
    public required WireReply? Reply { get; init; }

    /// <summary>Why there is no reply; null where there is one.</summary>
    public Exception? Error { get; init; }

    public bool Replayed { get; init; }

    /// <summary>Whether anything was sent or replayed; what was refused before is no call.</summary>
    public bool IsCall => Attempts.Count > 0 || Replayed;

    public static CallOutcome Refused(Exception error, TimeProvider time) =>
        new() { Attempts = [], At = time.GetUtcNow(), Seconds = 0, Reply = null, Error = error };

    /// <summary>The same reply once more, which costs nothing.</summary>
    public CallOutcome AsReplay() => this with { Attempts = [], Seconds = 0, Replayed = true };
}
