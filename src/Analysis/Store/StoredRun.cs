using System.Text.Json;
using LearningThePrior.Debate;

namespace LearningThePrior.Analysis.Store;

/// <summary>
/// A run's folder, opened for reading: <c>run.json</c>, <c>debates.jsonl</c>, <c>judgements.jsonl</c>, <c>keys.jsonl</c> and
/// <c>nodes.jsonl</c>. Everything streams; nothing is held in memory but what the caller keeps.
/// </summary>
/// <remarks>A run that was cut off before its store was made has a journal only; its debates and verdicts are read from that.</remarks>
public sealed class StoredRun
{
    private StoredRun(string path, RunInfo info) => (Path, Info) = (path, info);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What <c>run.json</c> says.</summary>
    public RunInfo Info { get; }

    /// <summary>How many bytes at the ends of files the readings so far left out because a line was cut off.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Opens a run.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InvalidDataException">The folder or its <c>run.json</c> is missing or is none.</exception>
    public static StoredRun Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = StoreFiles.Run(path);
        if (!File.Exists(file))
        {
            throw new InvalidDataException(Directory.Exists(path)
                ? $"{path} is no run's folder: it has no run.json."
                : $"there is no folder {path}; a run's folder is expected.");
        }

        try
        {
            var info = JsonSerializer.Deserialize(File.ReadAllBytes(file), StoreJson.Default.RunInfo)
                ?? throw new InvalidDataException($"{file}: is empty.");
            return info.Schema == RunInfo.CurrentSchema
                ? new(path, info)
                : throw new InvalidDataException($"{file}: schema: '{info.Schema}' is not {RunInfo.CurrentSchema}, which this version reads.");
        }
        catch (JsonException error)
        {
            throw new JournalException(file, (error.LineNumber ?? 0) + 1, error.Path, error.Message.Split(" Path: ")[0], error);
        }
    }

    /// <summary>Streams the debates in the store's order.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredDebate> ReadDebatesAsync(CancellationToken cancellationToken = default) =>
        StoreReader.ReadAsync(StoreFiles.Debates(Path), StoreJson.Default.StoredDebate, StoreCheck.Of, Tear, cancellationToken);

    /// <summary>Streams the judgements in the order in which they were given.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredJudgement> ReadJudgementsAsync(CancellationToken cancellationToken = default) =>
        StoreReader.ReadAsync(StoreFiles.Judgements(Path), StoreJson.Default.StoredJudgement, StoreCheck.Of, Tear, cancellationToken);

    /// <summary>Streams the answer keys.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredKey> ReadKeysAsync(CancellationToken cancellationToken = default) =>
        StoreReader.ReadAsync(StoreFiles.Keys(Path), StoreJson.Default.StoredKey, StoreCheck.Of, Tear, cancellationToken);

    /// <summary>Streams the nodes that were cited or read.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredNode> ReadNodesAsync(CancellationToken cancellationToken = default) =>
        StoreReader.ReadAsync(StoreFiles.Nodes(Path), StoreJson.Default.StoredNode, StoreCheck.Of, Tear, cancellationToken);

    private void Tear(int bytes) => TornBytes += bytes;
}
