using System.Buffers.Binary;
using System.Text;

namespace LearningThePrior.Optimization.TensorBoard;

/// <summary>
/// TensorBoard's <c>Event</c> in Protocol Buffers' wire form, as far as scalars go: <c>wall_time = 1</c> (double), <c>step = 2</c> (varint),
/// <c>file_version = 3</c>, and <c>summary = 5</c> with <c>value = 1</c> of <c>tag = 1</c> and <c>simple_value = 2</c> (float).
/// </summary>
internal static class ScalarEvent
{
    /// <summary>The event that every file begins with.</summary>
    public static byte[] Version() => [.. Header(0), .. Bytes(3, "brain.Event:2"u8)];

    /// <summary>Numbers of one step.</summary>
    public static byte[] Of(long step, IEnumerable<(string Tag, double Value)> scalars) =>
        [.. Header(step), .. Bytes(5, [.. scalars.SelectMany(s => Bytes(1, [.. Bytes(1, Encoding.UTF8.GetBytes(s.Tag)), .. Float(2, (float)s.Value)]))])];

    private static byte[] Header(long step) => step == 0 ? Double(1, 0) : [.. Double(1, step), Key(2, 0), .. Varint((ulong)step)];

    private static byte Key(int field, int wire) => (byte)((field << 3) | wire);

    private static byte[] Double(int field, double value)
    {
        var bytes = new byte[9];
        bytes[0] = Key(field, 1);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    private static byte[] Float(int field, float value)
    {
        var bytes = new byte[5];
        bytes[0] = Key(field, 5);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    private static byte[] Bytes(int field, ReadOnlySpan<byte> value) => [Key(field, 2), .. Varint((ulong)value.Length), .. value];

    private static List<byte> Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return bytes;
    }
}
