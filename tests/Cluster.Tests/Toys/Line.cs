using System.Net;
using System.Net.Sockets;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A line between two processes on this machine that can be cut: what is under way is lost, and nobody comes through until it is mended.</summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _open = [];
    private readonly Task _accepting;
    private readonly int _to;
    private bool _isCut;

    public Line(int to)
    {
        _to = to;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public void Cut()
    {
        lock (_open)
        {
            _isCut = true;
            _open.ForEach(c => c.Dispose());
            _open.Clear();
        }
    }

    public void Mend()
    {
        lock (_open)
        {
            _isCut = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
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
                _ = PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Over.
        }
    }

    private async Task PassAsync(TcpClient from)
    {
        TcpClient to = new();
        try
        {
            lock (_open)
            {
                ObjectDisposedException.ThrowIf(_isCut, this);
                _open.AddRange([from, to]);
            }

            await to.ConnectAsync(IPAddress.Loopback, _to, _stop.Token);
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream(), _stop.Token), to.GetStream().CopyToAsync(from.GetStream(), _stop.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
