using System.Buffers.Binary;
using System.Numerics;

namespace LearningThePrior.Optimization.TensorBoard;

/// <summary>
/// Writes TFRecords, the frames of TensorBoard's event files: length (8 bytes, little-endian), its masked CRC-32C, the data, and their
/// masked CRC-32C (4 bytes each, little-endian).
/// </summary>
internal static class RecordFile
{
    /// <summary>Appends one record and hands it to the operating system, so that a running TensorBoard sees it.</summary>
    public static void Append(Stream stream, ReadOnlySpan<byte> data)
    {
        var record = new byte[12 + data.Length + 4];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Masked(Crc32C(record.AsSpan(0, 8))));
        data.CopyTo(record.AsSpan(12));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + data.Length), Masked(Crc32C(data)));
        stream.Write(record);
        stream.Flush();
    }

    /// <summary>Castagnoli's CRC, as RFC 3720 has it.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    /// <summary>TFRecord's mask, which keeps the CRC of data that hold CRCs from going wrong.</summary>
    public static uint Masked(uint crc) => unchecked(BitOperations.RotateRight(crc, 15) + 0xA282EAD8);
}
