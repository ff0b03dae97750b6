using Microsoft.Win32.SafeHandles;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Appends lines to a file, each handed to the operating system in one call before <see cref="Append"/> returns: a process
/// that is killed loses nothing that was appended.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Others may read the file meanwhile; a second writer is refused, by a lock on an empty file of
/// the same name with ".lock" added, which the system lets go when the process ends. A last line that a crash cut off is
/// moved to a file with ".torn" added, see <see cref="TornBytes"/>.
/// </remarks>
public sealed class LineAppender : IDisposable
{
    private readonly SafeFileHandle _lock;
    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private long _end;

    /// <summary>Opens a file to go on with it, or begins one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be opened, or is being written already.</exception>
    public LineAppender(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // Only FileShare.None keeps others out on every system, and the file itself must stay readable.
        _lock = File.OpenHandle(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            (_end, TornBytes) = JournalTail.Mend(_file, path + ".torn");
        }
        catch
        {
            _file?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>How many bytes of a line that was cut off were moved away when the file was opened.</summary>
    public long TornBytes { get; }

    /// <summary>Appends one line.</summary>
    /// <param name="line">Bytes that end with a line feed and hold no other.</param>
    /// <exception cref="IOException">It could not be written; nothing of it stays.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Append(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_file.IsClosed, this);
            try
            {
                RandomAccess.Write(_file, line, _end);
            }
            catch
            {
                RandomAccess.SetLength(_file, _end);
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
            _file.Dispose();
            _lock.Dispose();
        }
    }
}
