using System.Text.Json;

namespace LearningThePrior.Transcripts;

/// <summary>
/// One line of <c>calls.jsonl</c>: a call of a language model as it was sent and answered, with what it took. It holds no key and no
/// header. <c>call_id</c> of speeches and judgements names the last call that made them.
/// </summary>
public sealed record StoredCall
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.call/1";

    /// <summary>The version of this line's form.</summary>
    public required string Schema { get; init; }

    /// <summary>Names the call: its conversation, and what was sent.</summary>
    public required string CallId { get; init; }

    /// <summary>The debate that it was made for, by its id; null for a call outside of all.</summary>
    public required string? ConversationId { get; init; }

    /// <summary>Which repetition of the debate.</summary>
    public required int Sample { get; init; }

    /// <summary>Which of several draws of one request.</summary>
    public required int Draw { get; init; }

    /// <summary>On whose behalf; null where that was not said.</summary>
    public required string? Role { get; init; }

    /// <summary>The model asked, as provider/model.</summary>
    public required string Model { get; init; }

    /// <summary>Where it was asked, without credentials.</summary>
    public required string Address { get; init; }

    /// <summary>The model that answered, by its own name, or null.</summary>
    public required string? AnsweredBy { get; init; }

    /// <summary>When the call ended, in UTC; for one answered from a recording, when the reply was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From first sending to the reply in seconds, waits included; 0 for one answered from a recording.</summary>
    public required double DurationS { get; init; }

    /// <summary>Every sending; none for a call answered from a recording.</summary>
    public required IReadOnlyList<StoredAttempt> Attempts { get; init; }

    /// <summary>Whether it was answered from a recording that another run or debate made.</summary>
    public required bool Replayed { get; init; }

    /// <summary>What was sent: JSON as it was, or other text.</summary>
    public required JsonElement Request { get; init; }

    /// <summary>What came back last: JSON as it was, or other text; null where nothing came. Untrusted.</summary>
    public required JsonElement? Reply { get; init; }

    /// <summary>Tokens of all attempts together; null where none were reported.</summary>
    public required StoredUsage? Usage { get; init; }

    /// <summary>US dollars for all attempts, 0 for a replay; null where a part is unknown, which is not zero.</summary>
    public required double? Cost { get; init; }

    /// <summary>The kind of failure; null where there is none.</summary>
    public required string? Failure { get; init; }

    /// <summary>Why there is no reply; null where there is one.</summary>
    public required string? Error { get; init; }
}

/// <summary>One sending of a call.</summary>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Cause">Why it failed; null where it did not.</param>
/// <param name="Seconds">From sending to the last byte, or to the failure.</param>
/// <param name="Wait">Seconds before it, of backing off and for its turn.</param>
/// <param name="Billing">Whether it is paid for.</param>
/// <param name="Usage">Tokens that were reported for it, or null.</param>
public sealed record StoredAttempt(int? Status, string? Cause, double Seconds, double Wait, string Billing, StoredUsage? Usage);

/// <summary>Tokens.</summary>
/// <param name="Input">Tokens read.</param>
/// <param name="Output">Tokens written.</param>
public sealed record StoredUsage(long Input, long Output);
