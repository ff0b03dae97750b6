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
                    await socket.SendAsync(Text(reply), _stop.Token);
                    if (reply.CutAfter is not null)
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

    private static byte[] Text(LoopbackReply reply)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {reply.Status} X\r\nContent-Type: {reply.ContentType}\r\nContent-Length: {reply.Body.Length}\r\n{reply.Headers}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. reply.Body.AsSpan(0, reply.CutAfter ?? reply.Body.Length)];
    }
}
