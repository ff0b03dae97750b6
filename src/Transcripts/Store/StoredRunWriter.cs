using System.Text.Json;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Transcripts;

/// <summary>Makes a new run's folder: beside its place, and moved there whole by <see cref="Complete"/>, so that a crash leaves no half of one.</summary>
/// <remarks>Not safe for concurrent use. Disposing without completing takes away what was begun.</remarks>
public sealed class StoredRunWriter : IDisposable
{
    private readonly UnfinishedFolder _folder;
    private readonly FileStream _debates;
    private readonly FileStream _judgements;
    private readonly FileStream _keys;
    private readonly FileStream _nodes;
    private FileStream? _decompositions;
    private readonly HashSet<(string Tree, string Address)> _written = [];

    /// <summary>Begins a folder.</summary>
    /// <param name="path">Where it is to be; nothing, or an empty folder, may stand there.</param>
    /// <param name="info">What <c>run.json</c> is to say.</param>
    /// <exception cref="InvalidDataException">Something stands there already.</exception>
    public StoredRunWriter(string path, RunInfo info)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(info);
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new InvalidDataException($"{path} stands already and is not an empty folder; name another one.");
        }

        Place = Path.TrimEndingDirectorySeparator(path);
        _folder = new(Place);
        using (var run = File.Create(StoreFiles.Run(_folder.Path)))
        {
            JsonSerializer.Serialize(run, info, StoreJson.Default.RunInfo);
            run.Write("\n"u8);
        }

        (_debates, _judgements) = (File.Create(StoreFiles.Debates(_folder.Path)), File.Create(StoreFiles.Judgements(_folder.Path)));
        (_keys, _nodes) = (File.Create(StoreFiles.Keys(_folder.Path)), File.Create(StoreFiles.Nodes(_folder.Path)));
    }

    /// <summary>Where the folder is to be.</summary>
    public string Place { get; }

    /// <summary>Adds a debate.</summary>
    public void Add(StoredDebate debate) => _debates.Write(StoreFormats.Debates.Write(debate));

    /// <summary>Adds a judgement.</summary>
    public void Add(StoredJudgement judgement) => _judgements.Write(StoreFormats.Judgements.Write(judgement));

    /// <summary>Adds an answer key.</summary>
    public void Add(StoredKey key) => _keys.Write(StoreFormats.Keys.Write(key));

    /// <summary>Adds a decomposition; a run without one has no file of them.</summary>
    public void Add(StoredDecomposition decomposition) =>
        (_decompositions ??= Begin(StoreFile.Decompositions.Name)).Write(StoreFormats.Decompositions.Write(decomposition));

    /// <summary>Adds a node.</summary>
    public void Add(StoredNode node) => _nodes.Write(StoreFormats.Nodes.Write(node));

    /// <summary>Adds a node unless one of its tree and address was added by this method before.</summary>
    public void AddOnce(StoredNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (_written.Add((node.TreeId, node.Address)))
        {
            Add(node);
        }
    }

    /// <summary>Begins a further file of the folder, which the caller closes before <see cref="Complete"/>.</summary>
    /// <param name="name">Its name, without a folder.</param>
    public FileStream Begin(string name) => File.Create(Path.Combine(_folder.Path, Path.GetFileName(name)));

    /// <summary>Begins a run of its own in a folder within the run's folder; it is completed before, and moves to its place with the run.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="info">What its <c>run.json</c> is to say.</param>
    public StoredRunWriter BeginRun(string name, RunInfo info) => new(Path.Combine(_folder.Path, Path.GetFileName(name)), info);

    /// <summary>Moves the folder to its place.</summary>
    /// <exception cref="IOException">It cannot be moved there.</exception>
    public void Complete()
    {
        Close();
        _folder.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }

    private void Close()
    {
        _debates.Dispose();
        _judgements.Dispose();
        _keys.Dispose();
        _nodes.Dispose();
        _decompositions?.Dispose();
    }
}
