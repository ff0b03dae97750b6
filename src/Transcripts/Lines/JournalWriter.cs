using LearningThePrior.Debate;


namespace LearningThePrior.Transcripts;

/// <summary>Appends finished debates to a journal, one line each; see <see cref="LineAppender"/> for what survives a crash.</summary>
/// <remarks>Safe for concurrent use. Others may read the journal meanwhile; a second writer is refused.</remarks>
public sealed class JournalWriter : IDisposable
{
    private readonly LineAppender _lines;

    /// <summary>Opens a journal to go on with it, or begins one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be opened, or is being written already.</exception>
    public JournalWriter(string path) => _lines = new(path);

    /// <summary>How many bytes of a line that was cut off were moved away when the journal was opened.</summary>
    public long TornBytes => _lines.TornBytes;

    /// <summary>Appends one debate.</summary>
    /// <param name="transcript">The debate.</param>
    /// <exception cref="ArgumentException">A number in it is NaN or infinite, or its line would exceed 64 MiB.</exception>
    /// <exception cref="IOException">It could not be written; nothing of it stays.</exception>
    /// <exception cref="ObjectDisposedException">The writer was closed.</exception>
    public void Append(Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        _lines.Append(JournalLine.Write(transcript));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _lines.Dispose();
}
