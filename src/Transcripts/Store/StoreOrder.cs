using System.IO.Compression;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Transcripts;

/// <summary>Puts a file of a run that closes into the order of its keys, and compresses it where it is large.</summary>
internal static class StoreOrder
{
    /// <summary>From how many bytes on a closed run's debates are compressed: 32 MiB.</summary>
    private const long Compressed = 32L << 20;

    /// <summary>Puts one file into order; a file that must be there and is not is made.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="file">Which file.</param>
    /// <param name="distinct">Whether of two lines of one key only the later is kept.</param>
    /// <param name="cancellationToken">Stops; the file then is as it was.</param>
    /// <exception cref="JournalException">A line is damaged.</exception>
    public static async Task PutAsync(string folder, StoreFile file, bool distinct, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file.Name);
        var lines = await OrderedLines.OfAsync(path, file, distinct, cancellationToken);
        var compress = file == StoreFile.Debates && File.Exists(path) && new FileInfo(path).Length >= Compressed;
        if (!File.Exists(path))
        {
            if (file.IsOptional)
            {
                return;
            }

            await File.WriteAllBytesAsync(path, [], cancellationToken);
        }

        if (lines.IsInOrder && !compress)
        {
            return;
        }

        using var ordered = new UnfinishedFile(compress ? path + StoreFiles.Gz : path);
        await using (Stream to = compress ? new GZipStream(ordered.Stream, CompressionLevel.Fastest, leaveOpen: true) : new BufferedStream(ordered.Stream))
        {
            await foreach (var (line, _) in lines.ReadAsync(cancellationToken))
            {
                to.Write(line);
                to.WriteByte((byte)'\n');
            }
        }

        ordered.Complete();
        if (compress)
        {
            File.Delete(path);
        }
    }
}
