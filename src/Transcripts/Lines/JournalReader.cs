using System.Runtime.CompilerServices;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Reads a journal from its beginning, one debate at a time, also while it is being written. A last line that was cut off
/// before its end is left out and counted; anything else that is not an event is an error.
/// </summary>
public sealed class JournalReader
{
    private readonly Func<Stream> _open;
    private readonly string _name;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The journal.</param>
    public JournalReader(string path)
        : this(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), path)
    {
    }

    /// <summary>Reads any stream, for example of an archive.</summary>
    /// <param name="open">Opens the stream anew for each reading.</param>
    /// <param name="name">What errors call it.</param>
    public JournalReader(Func<Stream> open, string name)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (_open, _name) = (open, name);
    }

    /// <summary>How many bytes at the end the latest reading left out because their line was cut off.</summary>
    public int TornBytes { get; private set; }

    /// <summary>Streams the debates in order.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line is malformed, or longer than 64 MiB.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async IAsyncEnumerable<Transcript> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        TornBytes = 0;
        await using var stream = _open();
        var number = 0L;
        await foreach (var (line, isOpen) in LineReader.ReadAsync(stream, _name, cancellationToken))
        {
            if (Parse(line, ++number, isOpen) is { } transcript)
            {
                yield return transcript;
            }
        }
    }

    private Transcript? Parse(byte[] line, long number, bool isOpen)
    {
        try
        {
            return JournalLine.Read(_name, number, line);
        }
        catch (JournalException) when (isOpen && !LineReader.IsJson(line))
        {
            TornBytes = line.Length;
            return null;
        }
    }
}
