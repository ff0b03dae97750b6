using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Recordings;

/// <summary>A call and its reply, as kept in a file.</summary>
internal sealed record Recording
{
    public required string Key { get; init; }

    public required string Address { get; init; }

    public required string Path { get; init; }

    /// <summary><c>provider/model</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Who made the call: within one run its cost is counted for this conversation.</summary>
    public required string? ConversationId { get; init; }

    public required int Sample { get; init; }

    public required int Draw { get; init; }

    public required CallBody Request { get; init; }

    public required WireReply Reply { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string? RunId { get; init; }

    public required IReadOnlyList<CallAttempt> Attempts { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The call as it was when it was made.</summary>
    public CallOutcome Outcome => new() { Attempts = Attempts, At = RecordedAt, Seconds = Seconds, Reply = Reply };

    public static Recording Of(PendingCall call, CallOutcome outcome, string? runId) => new()
    {
        Key = call.Key,
        Address = call.Address,
        Path = call.Path,
        Model = call.ShortModel,
        ConversationId = call.ConversationId,
        Sample = call.Sample,
        Draw = call.Draw,
        Request = call.Request,
        Reply = outcome.Reply!,
        RecordedAt = outcome.At,
        RunId = runId,
        Attempts = outcome.Attempts,
        Seconds = outcome.Seconds,
    };
}
