using System.Runtime.CompilerServices;
using System.Text.Json;
using LearningThePrior.Debate;

namespace LearningThePrior.Transcripts;

/// <summary>
/// A run's folder, opened for reading: <c>run.json</c>, <c>debates.jsonl</c>, <c>judgements.jsonl</c>, <c>keys.jsonl</c>,
/// <c>nodes.jsonl</c> and <c>calls.jsonl</c>. Everything streams; nothing is held in memory but what the caller keeps.
/// </summary>
/// <remarks>A run that was cut off before its store was made has a journal only; its debates and verdicts are read from that.</remarks>
public sealed class StoredRun
{
    private static readonly SortedDictionary<string, string> NoLabels = [];

    private StoredRun(string path, RunInfo info) => (Path, Info) = (path, info);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What <c>run.json</c> says.</summary>
    public RunInfo Info { get; }

    /// <summary>How many bytes at the ends of files the readings so far left out because a line was cut off.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Opens a run.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InvalidDataException">The folder or its <c>run.json</c> is missing or is none, or there are no debates.</exception>
    /// <exception cref="JournalException"><c>run.json</c> is malformed.</exception>
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
            return StoreCheck.Schema(info.Schema, RunInfo.CurrentSchema) is var (_, problem)
                ? throw new InvalidDataException($"{file}: schema: {problem}")
                : File.Exists(StoreFiles.Debates(path)) || File.Exists(StoreFiles.Journal(path))
                    ? new(path, info)
                    : throw new InvalidDataException($"{path} holds no debates: neither debates.jsonl nor journal.jsonl is there.");
        }
        catch (JsonException error)
        {
            throw new JournalException(file, (error.LineNumber ?? 0) + 1, error.Path, StoreReader.PlainProblem(error), error);
        }
    }

    /// <summary>Whether the store was made; where it was not, the run was cut off and only its journal is there.</summary>
    public bool IsWhole => File.Exists(StoreFiles.Debates(Path));

    /// <summary>Streams the debates in the store's order; of a run that was cut off, in the order in which they were finished.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredDebate> ReadDebatesAsync(CancellationToken cancellationToken = default) => IsWhole
        ? StoreReader.ReadAsync(StoreFiles.Debates(Path), StoreFormats.Debates, Tear, cancellationToken)
        : ReadJournalAsync(t => TranscriptAdapter.ToDebate(t, Info.RunId, treeId: null, NoLabels), cancellationToken);

    /// <summary>The same, for whoever takes a debate's id for its name: one that stands twice is an error. Holds the ids in memory.</summary>
    /// <exception cref="JournalException">A line is malformed, or names an earlier debate.</exception>
    public async IAsyncEnumerable<StoredDebate> ReadDistinctDebatesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var line = 0L;
        await foreach (var debate in ReadDebatesAsync(cancellationToken))
        {
            line++;
            yield return ids.Add(debate.DebateId)
                ? debate
                : throw new JournalException(
                    IsWhole ? StoreFiles.Debates(Path) : StoreFiles.Journal(Path), line, "$.debate_id", $"'{debate.DebateId}' names an earlier debate of this run too.");
        }
    }

    /// <summary>Streams the judgements in the order in which they were given; of a run that was cut off, the verdicts, not scored.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredJudgement> ReadJudgementsAsync(CancellationToken cancellationToken = default) => IsWhole
        ? StoreReader.ReadAsync(StoreFiles.Judgements(Path), StoreFormats.Judgements, Tear, cancellationToken)
        : ReadJournalAsync(t => TranscriptAdapter.ToJudgement(t, Info.RunId, key: null), cancellationToken);

    /// <summary>Streams the answer keys; a run that was cut off has none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredKey> ReadKeysAsync(CancellationToken cancellationToken = default) =>
        StoreReader.ReadAsync(StoreFiles.Keys(Path), StoreFormats.Keys, Tear, cancellationToken);

    /// <summary>Streams the nodes that were cited or read; a run that was cut off has none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredNode> ReadNodesAsync(CancellationToken cancellationToken = default) =>
        StoreReader.ReadAsync(StoreFiles.Nodes(Path), StoreFormats.Nodes, Tear, cancellationToken);

    /// <summary>Streams the calls of language models, in the file's order; a run that called none has none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredCall> ReadCallsAsync(CancellationToken cancellationToken = default) =>
        StoreReader.ReadAsync(StoreFiles.Calls(Path), StoreFormats.Calls, Tear, cancellationToken);

    private async IAsyncEnumerable<T> ReadJournalAsync<T>(
        Func<Transcript, T> convert, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new JournalReader(StoreFiles.Journal(Path));
        await foreach (var transcript in reader.ReadAsync(cancellationToken))
        {
            yield return convert(transcript);
        }

        Tear(reader.TornBytes);
    }

    private void Tear(int bytes) => TornBytes += bytes;
}
