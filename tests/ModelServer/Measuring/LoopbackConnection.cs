using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LearningThePrior.ModelServing.Measuring;

/// <summary>Reads requests from one connection, one after the other.</summary>
public sealed class LoopbackConnection(Socket socket)
{
    private const string Length = "\r\nContent-Length:";

    private byte[] _buffer = new byte[4096];
    private int _filled;

    /// <summary>The next request, or null where the client has closed.</summary>
    public async Task<LoopbackRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }

        var head = Encoding.ASCII.GetString(_buffer, 0, end + 2);
        var whole = end + 4 + LengthOf(head);
        while (_filled < whole)
        {
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }

        LoopbackRequest request = new(head, _buffer.AsSpan(end + 4, whole - end - 4).ToArray());
        _filled -= whole;
        Buffer.BlockCopy(_buffer, whole, _buffer, 0, _filled);
        return request;
    }

    private static int LengthOf(string head)
    {
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return 0;
        }

        var value = head.AsSpan(at + Length.Length);
        return int.Parse(value[..value.IndexOf('\r')].Trim(), CultureInfo.InvariantCulture);
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
        _filled += read;
        return read > 0;
    }
}
