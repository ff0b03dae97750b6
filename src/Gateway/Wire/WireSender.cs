namespace LearningThePrior.Gateway.Wire;

/// <summary>Sends a request once and reads all of the reply, however it ends.</summary>
internal sealed class WireSender(HttpMessageInvoker primary, int maxBytes, TimeProvider time)
{
    /// <exception cref="HttpRequestException">No reply.</exception>
    /// <exception cref="IOException">The reply broke off.</exception>
    /// <exception cref="ReplyTooLongException">It is longer than allowed.</exception>
    public async Task<WireReply> SendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        using var message = call.ToMessage();
        using var response = await primary.SendAsync(message, cancellationToken);
        var body = await ReadAsync(response.Content, cancellationToken);
        var events = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        return WireReply.Of((int)response.StatusCode, events, call.Secrets.BlottedOut(body)) with
        {
            RetryAfter = RetryAfterHeader.Of(response.Headers, time),
        };
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
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
