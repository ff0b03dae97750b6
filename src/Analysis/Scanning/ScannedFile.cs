using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Scanning;

/// <summary>A file of the store, read on all cores into rows, so that no more than a few blocks of its texts are in memory at a time.</summary>
/// <param name="file">The file; one that is not there holds nothing.</param>
/// <param name="format">How the store reads a line.</param>
/// <param name="rowOf">A row of what it read.</param>
internal sealed class ScannedFile<TStored, TRow>(string file, StoreFormat<TStored> format, Func<TStored, TRow> rowOf)
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
                if (StoreReader.Parse(file, line, block.FirstLine + rows.Count, isOpen: end < 0, format, Tear) is { } stored)
                {
                    rows.Add(rowOf(stored));
                }
            }

            return new(block.FirstLine, rows, torn);

            void Tear(int bytes) => torn += bytes;
        }
    }
}
