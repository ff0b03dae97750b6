using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Wire;

/// <summary>
/// What came back. A reply that is JSON is handed on without white space, so that live and replayed replies are the same bytes.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="IsEvents">Whether it is a stream of server-sent events.</param>
/// <param name="Content">The body.</param>
/// <param name="Facts">What the body says of itself.</param>
internal sealed record WireReply(int Status, bool IsEvents, CallBody Content, ReplyFacts Facts)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>How long the endpoint asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static WireReply Of(int status, bool isEvents, ReadOnlyMemory<byte> body) => Of(status, isEvents, body, Secrets.None);

    /// <summary>Reads a body that may hold secrets: they are blotted out once escapes of JSON are undone.</summary>
    public static WireReply Of(int status, bool isEvents, ReadOnlyMemory<byte> body, Secrets secrets)
    {
        body = body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        var content = secrets.BlottedOut(CallBody.Of(body));
        return new(status, isEvents, content, ReplyFacts.Of(content, isEvents));
    }
}
