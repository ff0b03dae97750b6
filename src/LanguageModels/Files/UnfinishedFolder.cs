namespace LearningThePrior.LanguageModels.Files;

/// <summary>
/// A folder that is filled next to its place, under a name that nothing else has, and moved there whole: others see all of it or nothing.
/// Disposed before it is complete, it is removed, and nothing else is.
/// </summary>
public sealed class UnfinishedFolder : IDisposable
{
    private readonly string _place;
    private bool _complete;

    /// <summary>Begins a folder.</summary>
    /// <param name="place">Where it is to be; nothing, or an empty folder, is to be there.</param>
    /// <exception cref="IOException">It cannot be made there.</exception>
    public UnfinishedFolder(string place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(place));
        _place = Directory.Exists(full) && new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : full;
        do
        {
            Path = UnfinishedName.Of(_place);
        }
        while (!NewFolder.TryMake(Path));
    }

    /// <summary>Where it is until it is complete.</summary>
    public string Path { get; }

    /// <summary>Moves the folder to its place; all its files must be closed.</summary>
    /// <exception cref="IOException">Something is there by now, or it cannot be moved.</exception>
    public void Complete()
    {
        NewFolder.Move(Path, _place);
        _complete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_complete)
        {
            _complete = true;
            Directory.Delete(Path, recursive: true);
        }
    }
}
