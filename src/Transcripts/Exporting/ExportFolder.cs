namespace LearningThePrior.Transcripts.Exporting;

/// <summary>A folder that is made beside its place and moved there whole; what stands is never written over.</summary>
internal sealed class ExportFolder : IDisposable
{
    private readonly string _path;
    private readonly string _beside;
    private bool _complete;

    /// <summary>Begins a folder.</summary>
    /// <exception cref="InvalidDataException">Something stands there already.</exception>
    public ExportFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Path.Exists(path))
        {
            throw new InvalidDataException($"{path} stands already and is not written over; name another folder, or take it away.");
        }

        _path = Path.TrimEndingDirectorySeparator(path);
        _beside = _path + ".part";
        Remove();
        Directory.CreateDirectory(_beside);
    }

    /// <summary>Begins a file.</summary>
    public FileStream Create(string name) => File.Create(Path.Combine(_beside, name));

    /// <summary>Moves the folder to its place; all its files must be closed.</summary>
    public void Complete()
    {
        Directory.Move(_beside, _path);
        _complete = true;
    }

    /// <summary>Takes away what was not completed.</summary>
    public void Dispose()
    {
        if (!_complete)
        {
            Remove();
        }
    }

    private void Remove()
    {
        if (Directory.Exists(_beside))
        {
            Directory.Delete(_beside, recursive: true);
        }
    }
}
