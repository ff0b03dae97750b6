using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Gateway.Calls;

/// <summary>
/// Appends calls to a file, <c>calls.jsonl</c>: one line of JSON a call (<c>ltp.call/1</c>), handed to the system before the reply
/// is handed on. A line that a killed process left unfinished is cut off when the file is opened again, and whole lines that are no calls are
/// moved to a file with ".torn" added, see <see cref="TornLines"/>.
/// </summary>
public sealed class CallLog : ICallSink, IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">Where; its folder is made.</param>
    /// <exception cref="IOException">It cannot be written, or another process writes it.</exception>
    public CallLog(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        TornLines = CallLogMending.Mend(path);
        _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _file.SetLength(WholeLines(_file));
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>How many lines that are no calls were moved away when the file was opened.</summary>
    public int TornLines { get; }

    /// <summary>
    /// Puts a finished file in an order that does not depend on who was quicker: by conversation, then call id, then what the
    /// line says. A call that stands there twice, because a run died and went on, is kept once, as it was written last. Written beside the file first.
    /// </summary>
    /// <param name="path">The file; no log may have it open.</param>
    /// <exception cref="FormatException">A line is no call; names file and line.</exception>
    public static void Sort(string path) => CallLogOrder.Sort(path);

    /// <inheritdoc/>
    public void Write(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var line = Line(call);
        lock (_lock)
        {
            _file.Write(line);
        }
    }

    /// <summary>Appends lines that another process made (<see cref="LineOf"/>).</summary>
    /// <param name="lines">Whole lines, each with its line feed.</param>
    public void Write(IEnumerable<byte[]> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        lock (_lock)
        {
            foreach (var line in lines)
            {
                _file.Write(line);
            }
        }
    }

    /// <summary>A call as its line, with its line feed.</summary>
    /// <param name="call">The call.</param>
    public static byte[] LineOf(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Line(call).ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _file.Dispose();
        }
    }

    private static ReadOnlySpan<byte> Line(CallRecord call) => JsonScratch.WriteLine(call, static (c, writer) => CallJson.Write(writer, c));

    private static long WholeLines(FileStream file)
    {
        Span<byte> last = stackalloc byte[1];
        var length = file.Length;
        for (; length > 0; length--)
        {
            file.Seek(length - 1, SeekOrigin.Begin);
            if (file.Read(last) == 1 && last[0] == '\n')
            {
                break;
            }
        }

        return length;
    }
}
