using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// Named arrays in one file, in the safetensors format, which Python's <c>safetensors</c> reads too: eight bytes with the length of a
/// JSON header, the header (for each array its type, shape and place; and text about them under <c>__metadata__</c>), then the
/// numbers in double precision, little-endian. Equal arrays give equal bytes: arrays stand in the order of their names.
/// </summary>
/// <example><c>var (arrays, about) = WeightFile.Read("runs/snow-1/learned/w0000/f.safetensors");</c></example>
public static class WeightFile
{
    private const string Metadata = "__metadata__";
    private const string Doubles = "F64";
    private const int MostHeaderBytes = 1 << 24;

    /// <summary>The content of a file.</summary>
    /// <param name="arrays">The arrays by name.</param>
    /// <param name="about">Text about them, by name.</param>
    public static byte[] Write(IReadOnlyDictionary<string, NamedArray> arrays, IReadOnlyDictionary<string, string> about)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        ArgumentNullException.ThrowIfNull(about);
        var ordered = arrays.OrderBy(a => a.Key, StringComparer.Ordinal).ToArray();
        var header = Header(ordered, about);
        using var file = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var (_, array) in ordered)
        {
            file.Write(MemoryMarshal.AsBytes<double>(array.Values));
        }

        return file.ToArray();
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no such file, or is cut off; the message names the file and what is wrong.</exception>
    public static (IReadOnlyDictionary<string, NamedArray> Arrays, IReadOnlyDictionary<string, string> About) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = bytes.Length < sizeof(long) ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length is < 2 or > MostHeaderBytes || length > bytes.Length - sizeof(long))
        {
            throw new InvalidDataException($"{path}: is no safetensors file, or its beginning is cut off.");
        }

        try
        {
            using var header = JsonDocument.Parse(bytes.AsMemory(sizeof(long), (int)length));
            return Read(path, header.RootElement, bytes.AsSpan(sizeof(long) + (int)length));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{path}: its header is not that of a safetensors file.", e);
        }
    }

    private static (IReadOnlyDictionary<string, NamedArray> Arrays, IReadOnlyDictionary<string, string> About) Read(
        string path, JsonElement header, ReadOnlySpan<byte> data)
    {
        var arrays = new SortedDictionary<string, NamedArray>(StringComparer.Ordinal);
        var about = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in header.EnumerateObject())
        {
            if (entry.Name == Metadata)
            {
                foreach (var text in entry.Value.EnumerateObject())
                {
                    about[text.Name] = text.Value.GetString() ?? "";
                }

                continue;
            }

            long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
            long[] place = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(d => d.GetInt64())];
            var count = shape.Aggregate(1L, (product, d) => d >= 0 ? checked(product * d) : throw new FormatException());
            if (entry.Value.GetProperty("dtype").GetString() != Doubles || place is not [var start, var end] || start < 0 || end - start != checked(count * sizeof(double)))
            {
                throw new InvalidDataException($"{path}: '{entry.Name}' is no array of doubles of the shape that the header says.");
            }

            arrays[entry.Name] = end <= data.Length
                ? new NamedArray(shape, MemoryMarshal.Cast<byte, double>(data[(int)start..(int)end]).ToArray())
                : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}: is cut off: '{entry.Name}' ends at byte {end} of {data.Length}."));
        }

        return (arrays, about);
    }

    /// <summary>The header, padded with blanks to a multiple of eight bytes, so that the numbers are aligned.</summary>
    private static byte[] Header(KeyValuePair<string, NamedArray>[] ordered, IReadOnlyDictionary<string, string> about)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartObject(Metadata);
            foreach (var (name, value) in about.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            var start = 0L;
            foreach (var (name, array) in ordered)
            {
                var end = start + (array.Values.Length * sizeof(double));
                json.WriteStartObject(name);
                json.WriteString("dtype", Doubles);
                Write(json, "shape", array.Shape);
                Write(json, "data_offsets", [start, end]);
                json.WriteEndObject();
                start = end;
            }

            json.WriteEndObject();
        }

        while (text.Length % sizeof(long) != 0)
        {
            text.WriteByte((byte)' ');
        }

        return text.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
