using System.Buffers;

namespace LearningThePrior.LanguageModels.Gateway.Wire;

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

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using MemoryStream body = new();
        var buffer = ArrayPool<byte>.Shared.Rent(16384);
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > maxBytes)
            {
                throw new ReplyTooLongException();
            }

            body.Write(buffer, 0, read);
        }

        // Not in a finally: what an interrupted read may still write to must not be lent to another.
        ArrayPool<byte>.Shared.Return(buffer);
        return body.ToArray();
    }
}
