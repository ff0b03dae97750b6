using System.Buffers.Binary;
using System.Text;

namespace LearningThePrior.Optimization.Tests.TensorBoard;

/// <summary>
/// Reads event files by the published formats alone: TFRecord frames with a CRC-32C computed bit by bit, and any Protocol Buffers
/// fields of <c>Event</c>, <c>Summary</c> and <c>Value</c>.
/// </summary>
internal static class EventFile
{
    public static List<Event> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var events = new List<Event>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(Masked(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            var data = bytes.AsSpan(at + 12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            events.Add(Event.Parse(data.ToArray()));
            at += 16 + length;
        }

        return events;
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8;
    }

    internal sealed record Event(double WallTime, long Step, string? Version, Dictionary<string, float> Scalars)
    {
        public static Event Parse(byte[] data)
        {
            var (time, step, version, scalars) = (0.0, 0L, (string?)null, new Dictionary<string, float>());
            foreach (var (field, value) in Fields(data))
            {
                switch (field)
                {
                    case 1:
                        time = BitConverter.ToDouble(value);
                        break;
                    case 2:
                        step = (long)ReadVarint(value, 0).Value;
                        break;
                    case 3:
                        version = Encoding.UTF8.GetString(value);
                        break;
                    case 5:
                        foreach (var (_, one) in Fields(value).Where(f => f.Field == 1))
                        {
                            var parts = Fields(one).ToDictionary(f => f.Field, f => f.Value);
                            scalars.Add(Encoding.UTF8.GetString(parts[1]), BitConverter.ToSingle(parts[2]));
                        }

                        break;
                    default:
                        Assert.Fail($"Event has no field {field} here.");
                        break;
                }
            }

            return new(time, step, version, scalars);
        }

        private static IEnumerable<(int Field, byte[] Value)> Fields(byte[] data)
        {
            for (var at = 0; at < data.Length;)
            {
                var (key, next) = ReadVarint(data, at);
                var (length, start) = (key & 7) switch
                {
                    0 => (ReadVarint(data, next).Next - next, next),
                    1 => (8, next),
                    5 => (4, next),
                    _ => ((int)ReadVarint(data, next).Value, ReadVarint(data, next).Next),
                };
                yield return ((int)(key >> 3), data[start..(start + length)]);
                at = start + length;
            }
        }

        private static (ulong Value, int Next) ReadVarint(byte[] data, int at)
        {
            var (value, shift) = (0UL, 0);
            while (true)
            {
                value |= (ulong)(data[at] & 0x7F) << shift;
                if (data[at++] < 0x80)
                {
                    return (value, at);
                }

                shift += 7;
            }
        }
    }
}
