using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Gateway.Recordings;

/// <summary>
/// What tells calls apart: base address, path, body as sent, sample and draw. A body of JSON counts without its white space and
/// the order of its members. Neither keys nor headers are in it.
/// </summary>
internal static class RecordingKey
{
    /// <summary>SHA-256 as 64 hex digits.</summary>
    public static string Of(string address, string path, ReadOnlyMemory<byte> body, int sample, int draw)
    {
        var canonical = JsonText.Canonical(body);
        var content = (canonical ?? body).Span;
        var most = Encoding.UTF8.GetMaxByteCount(address.Length + path.Length) + content.Length + 64;
        var all = ArrayPool<byte>.Shared.Rent(most);
        var length = Append(all, 0, Encoding.UTF8.GetBytes(address));
        length = Append(all, length, Encoding.UTF8.GetBytes(path));
        length = Append(all, length, canonical is null ? "text"u8 : "json"u8);
        length = Append(all, length, content);
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(length), sample);
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(length + 4), draw);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(all.AsSpan(0, length + 8), hash);
        ArrayPool<byte>.Shared.Return(all);
        return Convert.ToHexStringLower(hash);
    }

    // With its length before it, so that no two rows of parts run together into the same bytes.
    private static int Append(byte[] all, int at, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(at), part.Length);
        part.CopyTo(all.AsSpan(at + 4));
        return at + 4 + part.Length;
    }
}
