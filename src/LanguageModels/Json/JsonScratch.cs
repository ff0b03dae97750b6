using System.Buffers;
using System.Text.Json;

namespace LearningThePrior.LanguageModels.Json;

/// <summary>A writer of compact JSON that each thread uses again and again: every call is written several times over, and buffers would be most of what a call leaves to the collector.</summary>
internal static class JsonScratch
{
    private const int MostKept = 1 << 20;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _own;

    /// <summary>What is written; good until the thread writes the next.</summary>
    /// <param name="state">What to write.</param>
    /// <param name="write">Writes it.</param>
    public static ReadOnlySpan<byte> Write<T>(T state, Action<T, Utf8JsonWriter> write) => Written(state, write).WrittenSpan;

    /// <summary>What is written, with a line feed behind it; good until the thread writes the next.</summary>
    /// <param name="state">What to write.</param>
    /// <param name="write">Writes it.</param>
    public static ReadOnlySpan<byte> WriteLine<T>(T state, Action<T, Utf8JsonWriter> write)
    {
        var line = Written(state, write);
        line.Write("\n"u8);
        return line.WrittenSpan;
    }

    private static ArrayBufferWriter<byte> Written<T>(T state, Action<T, Utf8JsonWriter> write)
    {
        // Taken away meanwhile: what is written may be made by writing something else.
        var (buffer, writer) = _own ?? Begin();
        _own = null;
        buffer.ResetWrittenCount();
        writer.Reset();
        write(state, writer);
        writer.Flush();
        _own = buffer.Capacity <= MostKept ? (buffer, writer) : null;
        return buffer;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Begin()
    {
        ArrayBufferWriter<byte> buffer = new(8_192);
        return (buffer, new(buffer, JsonText.Compact));
    }
}
