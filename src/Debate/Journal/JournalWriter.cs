using Microsoft.Win32.SafeHandles;

namespace LearningThePrior.Debate;

/// <summary>
/// Appends finished debates to a journal, one line each, handed to the operating system in one call before
/// <see cref="Append"/> returns: a process that is killed loses nothing that was appended.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Others may read the file meanwhile; a second writer is refused. A last line that a crash cut
/// off is moved to a file of the same name with ".torn" added, see <see cref="TornBytes"/>.
/// </remarks>
public sealed class JournalWriter : IDisposable
{
    private readonly SafeFileHandle _journal;
    private readonly Lock _gate = new();
    private long _end;

    /// <summary>Opens a journal to go on with it, or begins one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be opened, or is being written already.</exception>
    public JournalWriter(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _journal = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            (_end, TornBytes) = JournalTail.Mend(_journal, path + ".torn");
        }
        catch
        {
            _journal.Dispose();
            throw;
        }
    }

    /// <summary>How many bytes of a line that was cut off were moved away when the journal was opened.</summary>
    public long TornBytes { get; }

    /// <summary>Appends one debate.</summary>
    /// <param name="transcript">The debate.</param>
    /// <exception cref="ArgumentException">A number in it is NaN or infinite, or its line would exceed 64 MiB.</exception>
    /// <exception cref="IOException">It could not be written; nothing of it stays.</exception>
    /// <exception cref="ObjectDisposedException">The writer was closed.</exception>
    public void Append(Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        var line = JournalLine.Write(transcript);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_journal.IsClosed, this);
            try
            {
                RandomAccess.Write(_journal, line, _end);
            }
            catch
            {
                RandomAccess.SetLength(_journal, _end);
                throw;
            }

            _end += line.Length;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _journal.Dispose();
        }
    }
}
