using Microsoft.Win32.SafeHandles;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Appends lines to a file, each handed to the operating system in one call before <see cref="Append"/> returns: a process
/// that is killed loses nothing that was appended.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Others may read the file meanwhile; that nobody else writes is the caller's part, see <see cref="RunLock"/>.
/// A last line that a crash cut off is moved to a file with ".torn" added, see <see cref="TornBytes"/>.
/// </remarks>
public sealed class LineAppender : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private long _end;

    /// <summary>Opens a file to go on with it, or begins one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">Its last line is whole and no JSON.</exception>
    public LineAppender(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            (_end, TornBytes) = JournalTail.Mend(_file, path);
        }
        catch
        {
            _file?.Dispose();
            throw;
        }
    }

    /// <summary>How many bytes of a line that was cut off were moved away when the file was opened.</summary>
    public long TornBytes { get; }

    /// <summary>Appends whole lines.</summary>
    /// <param name="lines">Bytes that end with a line feed.</param>
    /// <exception cref="IOException">They could not be written; nothing of them stays.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_file.IsClosed, this);
            try
            {
                RandomAccess.Write(_file, lines, _end);
            }
            catch
            {
                RandomAccess.SetLength(_file, _end);
                throw;
            }

            _end += lines.Length;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _file.Dispose();
        }
    }
}
