using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LearningThePrior.ModelServing.Measuring;

/// <summary>
/// A small HTTP server on 127.0.0.1, for measuring: bare sockets, so that the server takes as little as possible of what is
/// measured. Requests need a Content-Length or no body.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private const int Large = 1 << 16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<LoopbackRequest, CancellationToken, Task<LoopbackReply>> _answer;
    private readonly Task _accepting;

    /// <summary>Starts to answer, on a free port.</summary>
    /// <param name="answer">What answers a request; called from many connections at once.</param>
    public LoopbackServer(Func<LoopbackRequest, CancellationToken, Task<LoopbackReply>> answer)
    {
        _answer = answer;
        _listener.Start(512);
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1/");
        _accepting = AcceptAsync();
    }

    /// <summary>The base address of the API.</summary>
    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped, while it waited or between two connections.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                LoopbackConnection connection = new(socket);
                while (await connection.ReadAsync(_stop.Token) is { } request)
                {
                    var reply = await _answer(request, _stop.Token);
                    await SendAsync(socket, reply, _stop.Token);
                    if (reply.CutAfter is not null || !reply.TellsLength)
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client is gone, or the server is.
            }
        }
    }

    // Small replies in one piece, which is quicker; of large ones no copy is made.
    private static async Task SendAsync(Socket socket, LoopbackReply reply, CancellationToken cancellationToken)
    {
        var length = reply.TellsLength ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}") : "Connection: close";
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} X\r\nContent-Type: {reply.ContentType}\r\n{length}\r\n{reply.Headers}\r\n"));
        var body = reply.Body.AsMemory(0, reply.CutAfter ?? reply.Body.Length);
        if (body.Length <= Large)
        {
            await socket.SendAsync((byte[])[.. head, .. body.Span], cancellationToken);
            return;
        }

        await socket.SendAsync(head, cancellationToken);
        for (var sent = 0; sent < body.Length;)
        {
            sent += await socket.SendAsync(body[sent..], cancellationToken);
        }
    }
}
