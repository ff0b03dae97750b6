using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Transcripts.Exporting;

/// <summary>A folder that is made beside its place and moved there whole; what stands is never written over.</summary>
internal sealed class ExportFolder : IDisposable
{
    private readonly UnfinishedFolder _folder;

    /// <summary>Begins a folder.</summary>
    /// <exception cref="InvalidDataException">Something stands there already.</exception>
    public ExportFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Path.Exists(path))
        {
            throw new InvalidDataException($"{path} stands already and is not written over; name another folder, or take it away.");
        }

        _folder = new(path);
    }

    /// <summary>Begins a file.</summary>
    public FileStream Create(string name) => File.Create(Path.Combine(_folder.Path, name));

    /// <summary>Moves the folder to its place; all its files must be closed.</summary>
    public void Complete() => _folder.Complete();

    /// <summary>Takes away what was not completed.</summary>
    public void Dispose() => _folder.Dispose();
}
