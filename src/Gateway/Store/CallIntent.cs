namespace LearningThePrior.Gateway.Store;

/// <summary>That an attempt at a call is about to be sent: written before it is, so that a call that was paid for and lost is known.</summary>
public sealed record CallIntent
{
    /// <summary>What a model writes at most where the request sets no limit to it; most endpoints' own default is less.</summary>
    public const int LongestOutput = 4096;

    /// <summary>The call's hash, see <see cref="CallKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Which sending of the call it is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The run; null where the call belongs to none.</summary>
    public required string? RunId { get; init; }

    /// <summary>Who sends it: the session of one process.</summary>
    public required string Who { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many seconds the attempt may take. After that nobody waits for its reply.</summary>
    public required double TimeoutSeconds { get; init; }

    /// <summary>The model, <c>provider/model</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The base address.</summary>
    public required string Address { get; init; }

    /// <summary>The debate or question that the call belongs to; null where it belongs to none.</summary>
    public required string? ConversationId { get; init; }

    /// <summary>Bytes of the request: at least as many as its tokens.</summary>
    public required int RequestBytes { get; init; }

    /// <summary>The most tokens of the reply: the request's own limit, or <see cref="LongestOutput"/>.</summary>
    public required int MostOutput { get; init; }

    /// <summary>The id by which the endpoint knows the call when it is sent again; null where it knows none, see <see cref="GatewayOptions.IdempotencyHeader"/>.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether another reply to the call was kept before its own came: it was paid for beside that one.</summary>
    public bool IsInVain { get; init; }

    /// <summary>Whether this is the same attempt of the same session.</summary>
    /// <param name="other">Another intent.</param>
    public bool IsSame(CallIntent other) => other is not null && Key == other.Key && Attempt == other.Attempt && Who == other.Who;
}
