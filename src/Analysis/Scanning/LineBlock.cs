using System.Buffers;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Whole lines of a file, in a rented buffer that goes back when the block is disposed of.</summary>
/// <param name="buffer">Rented from the shared pool.</param>
/// <param name="length">How much of it is lines.</param>
/// <param name="firstLine">The number of the first, from 1.</param>
internal sealed class LineBlock(byte[] buffer, int length, long firstLine) : IDisposable
{
    /// <summary>The number of the first line, from 1.</summary>
    public long FirstLine => firstLine;

    /// <summary>The lines with their ends; the file's last may lack its own.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
