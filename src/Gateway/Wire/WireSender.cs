using System.Text;

namespace LearningThePrior.Gateway.Wire;

/// <summary>Sends a request once and reads all of the reply, however it ends.</summary>
internal sealed class WireSender(HttpMessageInvoker primary, int maxBytes, TimeProvider time, string? idempotencyHeader = null)
{
    /// <exception cref="HttpRequestException">No reply.</exception>
    /// <exception cref="IOException">The reply broke off.</exception>
    /// <exception cref="ReplyTooLongException">It is longer than allowed.</exception>
    public async Task<WireReply> SendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        using var message = call.ToMessage(idempotencyHeader);
        using var response = await primary.SendAsync(message, cancellationToken);
        var body = await ReadAsync(response.Content, cancellationToken);
        var events = response.Content.Headers.ContentType?.MediaType == "text/event-stream" || body.Span.StartsWith("data:"u8);
        if (events && call.IsChat && !call.AsksForEvents)
        {
            // What was put together is a reply like any other; what broke off is none.
            (events, body) = (false, EventAssembly.Of(Encoding.UTF8.GetString(body.Span)) ?? body);
        }

        return WireReply.Of((int)response.StatusCode, events, body, call.Secrets) with
        {
            RetryAfter = RetryAfterHeader.Of(response.Headers, time),
        };
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        if (content.Headers.ContentLength > maxBytes)
        {
            throw new ReplyTooLongException();
        }

        var body = new byte[Math.Min(content.Headers.ContentLength + 1 ?? 4096, 65_536)];
        var length = 0;
        for (int read; (read = await stream.ReadAsync(body.AsMemory(length), cancellationToken)) > 0;)
        {
            length += read;
            if (length > maxBytes)
            {
                throw new ReplyTooLongException();
            }

            if (length == body.Length)
            {
                Array.Resize(ref body, body.Length * 2);
            }
        }

        return body.AsMemory(0, length);
    }
}
