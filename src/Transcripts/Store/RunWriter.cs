using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Transcripts;

/// <summary>
/// Writes a run: lines are appended as items end and are safe from a crash of the process when <see cref="Append"/> returns; the folder
/// can be read at any moment. <see cref="CloseAsync"/> puts every file into the order of its keys, once. Nothing else writes in the folder meanwhile.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class RunWriter : IDisposable
{
    private readonly RunLock _lock;
    private readonly Dictionary<StoreFile, LineAppender> _files = [];
    private readonly HashSet<UInt128> _nodes = [];
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Lock _gate = new();

    private RunWriter(string folder, RunLock held) => (Folder, _lock) = (folder, held);

    /// <summary>The run's folder.</summary>
    public string Folder { get; }

    /// <summary>How many bytes of last lines that were cut off were moved to files with ".torn" added.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Where; nothing or an empty folder may be there.</param>
    /// <param name="info">What <c>run.json</c> is to say.</param>
    /// <param name="open">What the run is to have in the end.</param>
    /// <exception cref="InvalidDataException">Something is there already, or the folder cannot be made.</exception>
    public static RunWriter Create(string folder, RunInfo info, OpenRun open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(open);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw NotEmpty(folder);
        }

        RunLock? held = null;
        try
        {
            Directory.CreateDirectory(folder);
            held = RunLock.Take(folder);
            if (Directory.EnumerateFileSystemEntries(folder).Skip(1).Any())
            {
                // Another process began a run here in between, and ended it.
                held.Dispose();
                throw NotEmpty(folder);
            }

            UnfinishedFile.Write(StoreFiles.Open(folder), JsonSerializer.SerializeToUtf8Bytes(open, StoreJson.Default.OpenRun));
            UnfinishedFile.Write(StoreFiles.Run(folder), [.. JsonSerializer.SerializeToUtf8Bytes(info, StoreJson.Default.RunInfo), (byte)'\n']);
            return new(folder, held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new InvalidDataException($"--out: {folder} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>Adds to a run that is closed, for example further judgements; what is there stays.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="InvalidDataException">The run is open, or another process is writing in it.</exception>
    public static RunWriter AddTo(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.IsClosed
            ? new(run.Path, RunLock.Take(run.Path))
            : throw new InvalidDataException($"{run.Path} was cut off, or goes on; finish it first: ltp {run.Info.Kind.Split('-')[0]} --resume {run.Path}");
    }

    /// <summary>
    /// Goes on with a run that was stopped, or of which items failed: of what is made again, the later line counts. Where debates that failed are to be
    /// played again, what judges made of their failure goes.
    /// </summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="open">What the run is to have in the end.</param>
    /// <param name="cancellationToken">Stops the reading of what is there.</param>
    /// <exception cref="JournalException">A line is damaged.</exception>
    /// <exception cref="InvalidDataException">Another process is writing in it.</exception>
    public static Task<RunWriter> ResumeAsync(string folder, OpenRun open, CancellationToken cancellationToken = default) =>
        ResumeAsync(folder, open, retryFailed: true, cancellationToken);

    /// <summary>Goes on with a run that was stopped, with debates that failed played again or left as they are.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="open">What the run is to have in the end.</param>
    /// <param name="retryFailed">Whether debates that failed are to be played again.</param>
    /// <param name="cancellationToken">Stops the reading of what is there.</param>
    /// <exception cref="JournalException">A line is damaged.</exception>
    /// <exception cref="InvalidDataException">Another process is writing in it.</exception>
    public static async Task<RunWriter> ResumeAsync(string folder, OpenRun open, bool retryFailed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        var held = RunLock.Take(folder);
        try
        {
            if (!File.Exists(StoreFiles.Open(folder)))
            {
                UnfinishedFile.Write(StoreFiles.Open(folder), JsonSerializer.SerializeToUtf8Bytes(open, StoreJson.Default.OpenRun));
            }

            ReopenedRun.Unpack(Path.Combine(folder, StoreFile.Debates.Name));
            if (retryFailed)
            {
                await ReopenedRun.ForgetFailedAsync(folder, cancellationToken);
            }

            return new(folder, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static InvalidDataException NotEmpty(string folder) =>
        new($"{folder} stands already and is not an empty folder; give --out another one, or go on in it with --resume {folder}.");

    private bool IsOpen => File.Exists(StoreFiles.Open(Folder));

    /// <summary>Appends lines that belong together.</summary>
    /// <exception cref="IOException">They could not be written.</exception>
    public void Append(params IEnumerable<StoredLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        lock (_gate)
        {
            var byFile = lines.Where(IsNew).ToLookup(l => l.File);
            foreach (var file in StoreFile.All.Where(byFile.Contains))
            {
                _bytes.ResetWrittenCount();
                foreach (var line in byFile[file])
                {
                    _bytes.Write(line.Bytes.Span);
                }

                FileOf(file).Append(_bytes.WrittenSpan);
            }
        }
    }

    /// <summary>Takes judgements away that are to be asked for again. Nothing may have been appended yet.</summary>
    /// <param name="which">Which of them.</param>
    /// <param name="cancellationToken">Stops; the file then is as it was.</param>
    /// <exception cref="JournalException">A line is damaged.</exception>
    public async Task ForgetAsync(Func<StoredJudgement, bool> which, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(which);
        var run = StoredRun.Open(Folder);
        if (await run.ReadJudgementsAsync(cancellationToken).AnyAsync(which, cancellationToken))
        {
            await ReopenedRun.ForgetAsync(run, which, cancellationToken);
        }
    }

    /// <summary>Writes a further file of the folder whole or not at all.</summary>
    /// <param name="name">Its name within the folder, with forward slashes.</param>
    /// <param name="content">What it holds.</param>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        UnfinishedFile.Write(path, content);
    }

    /// <summary>Puts every file into the order of its keys and marks the run as closed.</summary>
    /// <exception cref="JournalException">A line is damaged.</exception>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        List<StoreFile> written;
        lock (_gate)
        {
            written = IsOpen ? [.. StoreFile.All] : [.. _files.Keys];
            CloseFiles();
        }

        foreach (var file in written)
        {
            await StoreOrder.PutAsync(Folder, file, distinct: IsOpen, cancellationToken);
        }

        File.Delete(StoreFiles.Open(Folder));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            CloseFiles();
            _lock.Dispose();
        }
    }

    private void CloseFiles()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }

        _files.Clear();
    }

    /// <summary>Many debates cite one node: it is written once a session.</summary>
    private bool IsNew(StoredLine line) => line.File != StoreFile.Nodes
        || _nodes.Add(BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(line.Bytes.Span)));

    private LineAppender FileOf(StoreFile file)
    {
        if (!_files.TryGetValue(file, out var lines))
        {
            _files.Add(file, lines = new(Path.Combine(Folder, file.Name)));
            TornBytes += lines.TornBytes;
        }

        return lines;
    }
}
