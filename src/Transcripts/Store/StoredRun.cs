using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels.Json;
using LearningThePrior.Transcripts.Importing;

namespace LearningThePrior.Transcripts;

/// <summary>
/// A run's folder, opened for reading: <c>run.json</c>, <c>debates.jsonl</c>, <c>judgements.jsonl</c>, <c>keys.jsonl</c>,
/// <c>nodes.jsonl</c> and <c>calls.jsonl</c>. Everything streams; nothing is held in memory but what the caller keeps.
/// </summary>
/// <remarks>
/// A run can be read at any moment. As long as it is open (see <see cref="OpenRun"/>), its lines are put into the order of their keys as
/// they are read, for which the keys are held in memory. Of a run of an earlier version that was cut off, the journal is read.
/// </remarks>
public sealed class StoredRun
{
    private static readonly SortedDictionary<string, string> NoLabels = [];

    private readonly ConcurrentDictionary<string, long> _torn = new(StringComparer.Ordinal);

    private StoredRun(string path, RunInfo info) => (Path, Info) = (path, info);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What <c>run.json</c> says.</summary>
    public RunInfo Info { get; }

    /// <summary>How many bytes at the ends of files the readings so far left out because a last line was cut off before its end.</summary>
    public long TornBytes => _torn.Values.Sum();

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
            var text = File.ReadAllBytes(file);
            ImportText.RequireUtf8(text, file);
            var info = JsonSerializer.Deserialize(LoneSurrogates.Replaced(text), StoreJson.Default.RunInfo)
                ?? throw new InvalidDataException($"{file}: is empty.");
            return StoreCheck.Schema(info.Schema, RunInfo.CurrentSchema) is var (_, problem)
                ? throw new InvalidDataException($"{file}: schema: {problem}")
                : File.Exists(StoreFiles.Debates(path)) || File.Exists(StoreFiles.Journal(path)) || File.Exists(StoreFiles.Open(path))
                    ? new(path, info)
                    : throw new InvalidDataException($"{path} holds no debates: neither debates.jsonl nor journal.jsonl is there.");
        }
        catch (JsonException error)
        {
            throw new JournalException(file, (error.LineNumber ?? 0) + 1, error.Path, StoreReader.PlainProblem(error), error);
        }
    }

    /// <summary>Whether the run was closed: all of its items have ended, and every file is in the order of its keys.</summary>
    public bool IsClosed => File.Exists(StoreFiles.Debates(Path)) && !File.Exists(StoreFiles.Open(Path));

    /// <summary>Whether only the journal of an earlier version is there.</summary>
    internal bool IsJournal => !File.Exists(StoreFiles.Debates(Path)) && !File.Exists(StoreFiles.Open(Path));

    /// <summary>Whether the run tells which of its items have ended; runs that were imported, and those of earlier versions, do not.</summary>
    public bool HasItems => File.Exists(StoreFiles.Items(Path));

    /// <summary>How much of an open run has ended, in one line, for example "12 of 40 debates finished"; null where the run is closed, or was made by an earlier version.</summary>
    /// <exception cref="JournalException">A file is damaged.</exception>
    public async Task<string?> ProgressAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(StoreFiles.Open(Path)))
        {
            return null;
        }

        var open = OpenRunFile.Read(StoreFiles.Open(Path));
        var ended = await ReadItemsAsync(cancellationToken).CountAsync(i => i.Status == StoredItem.Finished, cancellationToken);
        var debates = (await OrderedLines.OfAsync(StoreFiles.Debates(Path), StoreFile.Debates, cancellationToken: cancellationToken)).Count;
        var all = open.Items is { } items ? FormattableString.Invariant($"{ended:N0} of {items:N0} {open.Unit} finished") : FormattableString.Invariant($"{ended:N0} {open.Unit} finished");
        return open.Unit == "debates" ? all : FormattableString.Invariant($"{all}, {debates:N0} debates");
    }

    /// <summary>Streams the debates in the order of their ids; of a run that was cut off under an earlier version, in the order in which they were finished.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredDebate> ReadDebatesAsync(CancellationToken cancellationToken = default) => IsJournal
        ? ReadJournalAsync(t => TranscriptAdapter.ToDebate(t, Info.RunId, treeId: null, NoLabels), cancellationToken)
        : ReadAsync(StoreFiles.Debates(Path), StoreFile.Debates, StoreFormats.Debates, cancellationToken);

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
                    IsJournal ? StoreFiles.Journal(Path) : StoreFiles.Debates(Path), line, "$.debate_id", $"'{debate.DebateId}' names an earlier debate of this run too.");
        }
    }

    /// <summary>Streams the judgements in the order in which they were given; of a run that was cut off, the verdicts, not scored.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredJudgement> ReadJudgementsAsync(CancellationToken cancellationToken = default) => IsJournal
        ? ReadJournalAsync(t => TranscriptAdapter.ToJudgement(t, Info.RunId, key: null), cancellationToken)
        : ReadAsync(StoreFiles.Judgements(Path), StoreFile.Judgements, StoreFormats.Judgements, cancellationToken);

    /// <summary>Streams the answer keys; a run that was cut off has none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredKey> ReadKeysAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(StoreFiles.Keys(Path), StoreFile.Keys, StoreFormats.Keys, cancellationToken);

    /// <summary>Streams the nodes that were cited or read; a run that was cut off has none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredNode> ReadNodesAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(StoreFiles.Nodes(Path), StoreFile.Nodes, StoreFormats.Nodes, cancellationToken);

    /// <summary>Streams the calls of language models, in the file's order; a run that called none has none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredCall> ReadCallsAsync(CancellationToken cancellationToken = default) =>
        ReadAsItStandsAsync(StoreFiles.Calls(Path), StoreFormats.Calls, cancellationToken);

    /// <summary>Reads debates, keys and judgements, and tells what is amiss with them as a whole, a line each; see <see cref="RunWarnings"/>.</summary>
    /// <param name="isToBeJudged">Whether debates without a judgement are as they should be, since they are judged now.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(bool isToBeJudged = false, CancellationToken cancellationToken = default)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var debate in ReadDebatesAsync(cancellationToken))
        {
            if (debate.Status == RunWarnings.Finished)
            {
                finished.Add(debate.DebateId);
            }
        }

        var (unkeyed, unjudged) = (finished.ToHashSet(StringComparer.Ordinal), finished.ToHashSet(StringComparer.Ordinal));
        await foreach (var key in ReadKeysAsync(cancellationToken))
        {
            unkeyed.Remove(key.DebateId);
        }

        await foreach (var judgement in ReadJudgementsAsync(cancellationToken))
        {
            unjudged.Remove(judgement.DebateId);
        }

        var progress = !isToBeJudged && await ProgressAsync(cancellationToken) is { } part ? [$"Run {Info.RunId}: {part}."] : Array.Empty<string>();
        return [.. progress, .. RunWarnings.Of(this, Info.RunId, TornBytes, finished.Count, unkeyed.Count, isToBeJudged ? 0 : unjudged.Count)];
    }

    /// <summary>Streams the items that have ended; runs that were imported, and those of earlier versions, have none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredItem> ReadItemsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(StoreFiles.Items(Path), StoreFile.Items, StoreFormats.Items, cancellationToken);

    /// <summary>Streams the decompositions in the order of their ids; runs without amplification have none.</summary>
    /// <exception cref="JournalException">A line is malformed.</exception>
    public IAsyncEnumerable<StoredDecomposition> ReadDecompositionsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(System.IO.Path.Combine(Path, StoreFile.Decompositions.Name), StoreFile.Decompositions, StoreFormats.Decompositions, cancellationToken);

    private IAsyncEnumerable<T> ReadAsync<T>(string path, StoreFile file, StoreFormat<T> format, CancellationToken cancellationToken)
        where T : class => File.Exists(StoreFiles.Open(Path))
            ? ReadInOrderAsync(path, file, format, cancellationToken)
            : ReadAsItStandsAsync(path, format, cancellationToken);

    private IAsyncEnumerable<T> ReadAsItStandsAsync<T>(string path, StoreFormat<T> format, CancellationToken cancellationToken)
        where T : class => StoreReader.ReadAsync(path, format, bytes => _torn[path] = bytes, cancellationToken);

    private async IAsyncEnumerable<T> ReadInOrderAsync<T>(
        string path, StoreFile file, StoreFormat<T> format, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var lines = await OrderedLines.OfAsync(path, file, cancellationToken: cancellationToken);
        _torn[path] = lines.TornBytes;
        await foreach (var (line, number) in lines.ReadAsync(cancellationToken))
        {
            yield return StoreReader.Parse(path, line, number, isOpen: false, format, _ => { })!;
        }
    }

    private async IAsyncEnumerable<T> ReadJournalAsync<T>(
        Func<Transcript, T> convert, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new JournalReader(StoreFiles.Journal(Path));
        await foreach (var transcript in reader.ReadAsync(cancellationToken))
        {
            yield return convert(transcript);
        }

        _torn[StoreFiles.Journal(Path)] = reader.TornBytes;
    }
}
