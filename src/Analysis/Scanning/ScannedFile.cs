using System.Text.Json;
using System.Text.Unicode;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>Reads one line into a row.</summary>
/// <exception cref="JsonException">It is not a line as this version writes it.</exception>
internal delegate TRow ScanLine<out TRow>(ReadOnlySpan<byte> line, SharedValues pool);

/// <summary>
/// A file of the store, read on all cores into rows without making its texts. A line that the quick way does not understand
/// is read again by <see cref="StoreReader"/>, which is the one to say what is wrong with it.
/// </summary>
/// <param name="file">The file; one that is not there holds nothing.</param>
/// <param name="pool">Holds the strings.</param>
/// <param name="scan">The quick way.</param>
/// <param name="format">How the store's own reader reads a line.</param>
/// <param name="rowOf">A row of what it read.</param>
internal sealed class ScannedFile<TStored, TRow>(
    string file,
    SharedValues pool,
    ScanLine<TRow> scan,
    StoreFormat<TStored> format,
    Func<TStored, SharedValues, TRow> rowOf)
    where TStored : class
    where TRow : class
{
    /// <summary>The rows of a block with the line of each being the first and those after it.</summary>
    public readonly record struct Block(long FirstLine, List<TRow> Rows, int TornBytes);

    /// <summary>Streams the blocks in order.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<Block> ReadAsync(CancellationToken cancellationToken) => File.Exists(file)
        ? OrderedParallel.SelectAsync(LineBlocks.ReadAsync(file, cancellationToken), Rows, cancellationToken)
        : AsyncEnumerable.Empty<Block>();

    private Block Rows(LineBlock block)
    {
        using (block)
        {
            var rows = new List<TRow>();
            var torn = 0;
            for (var rest = block.Bytes; !rest.IsEmpty;)
            {
                var end = rest.IndexOf((byte)'\n');
                var line = end < 0 ? rest : rest[..end];
                rest = end < 0 ? [] : rest[(end + 1)..];
                if (Row(line, block.FirstLine + rows.Count, isOpen: end < 0, ref torn) is { } row)
                {
                    rows.Add(row);
                }
            }

            return new(block.FirstLine, rows, torn);
        }
    }

    private TRow? Row(ReadOnlySpan<byte> line, long number, bool isOpen, ref int torn)
    {
        try
        {
            if (Utf8.IsValid(line) && !Surrogates.MayStandAlone(line))
            {
                return scan(line, pool);
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
        }

        var bytes = 0;
        var stored = StoreReader.Parse(file, line.ToArray(), number, isOpen, format, count => bytes = count);
        torn += bytes;
        return stored is null ? null : rowOf(stored, pool);
    }
}
