namespace LearningThePrior.LanguageModels.Files;

/// <summary>
/// A file that is written next to its place, under a name that nothing else has, and moved there whole: others see all of it or nothing.
/// Disposed before it is complete, it is removed, and nothing else is.
/// </summary>
/// <example><code>
/// using var file = new UnfinishedFile("summary.json");
/// file.Stream.Write(bytes);
/// file.Complete();
/// </code></example>
public sealed class UnfinishedFile : IDisposable
{
    private readonly string _place;
    private readonly string _name;
    private bool _complete;

    /// <summary>Begins a file.</summary>
    /// <param name="place">Where it is to be; its folder must exist.</param>
    /// <param name="bufferSize">Bytes that the stream holds back; 0 where the file is written at once.</param>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written there.</exception>
    public UnfinishedFile(string place, int bufferSize = 1 << 16)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        _place = place;
        (_name, Stream) = Begin(place, path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize));
    }

    /// <summary>What is written; closed by <see cref="Complete"/>.</summary>
    public FileStream Stream { get; }

    /// <summary>Writes a file whole or not at all, in place of one that is there.</summary>
    /// <param name="place">The file.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string place, ReadOnlySpan<byte> content) => Write(place, content, replace: true);

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="place">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="replace">Whether it replaces a file that is there.</param>
    /// <exception cref="IOException">It cannot be written, or something is there that is not to be replaced.</exception>
    public static void Write(string place, ReadOnlySpan<byte> content, bool replace)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);

        // Without a stream: hundreds of calls a second are kept so.
        var (name, file) = Begin(place, path => File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read));
        try
        {
            using (file)
            {
                RandomAccess.Write(file, content, fileOffset: 0);
            }

            File.Move(name, place, replace);
        }
        catch
        {
            File.Delete(name);
            throw;
        }
    }

    /// <summary>Writes a text file whole or not at all, in place of one that is there.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte})"/>
    public static void Write(string place, string content) => Write(place, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Closes the file and moves it to its place.</summary>
    /// <param name="replace">Whether it replaces a file that is there.</param>
    /// <exception cref="IOException">Something is there that is not to be replaced, or it cannot be moved.</exception>
    public void Complete(bool replace = true)
    {
        Stream.Dispose();
        File.Move(_name, _place, replace);
        _complete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_complete)
        {
            _complete = true;
            File.Delete(_name);
        }
    }

    private static (string Name, T File) Begin<T>(string place, Func<string, T> open)
    {
        while (true)
        {
            var name = UnfinishedName.Of(place);
            try
            {
                return (name, open(name));
            }
            catch (IOException) when (Path.Exists(name))
            {
                // Somebody else's; another name will do.
            }
        }
    }
}
