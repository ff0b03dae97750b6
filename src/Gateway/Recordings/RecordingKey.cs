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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var canonical = JsonText.Canonical(body);
        Append(hash, Encoding.UTF8.GetBytes(address));
        Append(hash, Encoding.UTF8.GetBytes(path));
        Append(hash, canonical is null ? "text"u8 : "json"u8);
        Append(hash, (canonical ?? body).Span);
        Span<byte> numbers = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, sample);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], draw);
        hash.AppendData(numbers);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length before it, so that no two rows of parts run together into the same bytes.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
