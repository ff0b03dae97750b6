

namespace LearningThePrior.LanguageModels.Calls;

/// <summary>One call as it is kept: a line of <c>calls.jsonl</c>. Holds no key and no header.</summary>
public sealed record CallRecord
{
    /// <summary>Conversation and the first 12 hex digits of the recording's key: <c>debate-1:0123456789ab</c>; <c>-</c> outside of conversations.</summary>
    public required string CallId { get; init; }

    /// <summary>The debate or other work; null for a call outside of all.</summary>
    public required string? ConversationId { get; init; }

    /// <summary>Which of several samples of the same work.</summary>
    public required int Sample { get; init; }

    /// <summary>Which of several draws of the same request.</summary>
    public required int Draw { get; init; }

    /// <summary>On whose behalf; null where the caller gave none, as a user's own kernel.</summary>
    public required ModelRole? Role { get; init; }

    /// <summary>The model asked, <c>provider/model</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The base address, without credentials and query.</summary>
    public required string Address { get; init; }

    /// <summary>The model that answered, by its own name; null where it was not said.</summary>
    public required string? AnsweredBy { get; init; }

    /// <summary>When the call ended, UTC; for a replay, when the reply was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Seconds from first sending to the reply, waits included; 0 for a replay.</summary>
    public required double Seconds { get; init; }

    /// <summary>Every sending; empty for a replay.</summary>
    public required IReadOnlyList<CallAttempt> Attempts { get; init; }

    /// <summary>Whether the reply came from a recording that the run did not make itself for this conversation.</summary>
    public required bool Replayed { get; init; }

    /// <summary>What was asked.</summary>
    public required CallBody Request { get; init; }

    /// <summary>What came back last; null where nothing came.</summary>
    public required CallBody? Reply { get; init; }

    /// <summary>Tokens of all attempts together, for a replay those of the recorded reply; null where none were reported.</summary>
    public required TokenUsage? Usage { get; init; }

    /// <summary>US dollars for all attempts; 0 for a replay; null where any part is unknown.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>The kind of failure; null where there is a reply or the call was cancelled.</summary>
    public required ModelFailure? Failure { get; init; }

    /// <summary>Why there is no reply, one line; null where there is one.</summary>
    public required string? Error { get; init; }
}
