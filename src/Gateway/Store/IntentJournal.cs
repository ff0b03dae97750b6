using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.LanguageModels.Json;

namespace LearningThePrior.Gateway.Store;

/// <summary>
/// The intents of one session of one run, a file of its own: <c>RUN-0001.jsonl</c>. Held open while the session lives, so that others see that it does; what a dead
/// session left is taken over by the run's next one. A session that leaves nothing open leaves no file.
/// </summary>
internal sealed class IntentJournal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly Dictionary<(string Key, int Attempt), CallIntent> _open = [];
    private readonly List<CallIntent> _lost = [];
    private readonly string _folder;
    private readonly string _run;
    private FileStream? _file;

    /// <summary>Takes over what earlier sessions left.</summary>
    /// <param name="folder">The folder of all journals; made when there is something to write.</param>
    /// <param name="runId">The run; null for none.</param>
    /// <param name="isAnswered">Whether the reply of an intent was kept before its session died.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IntentJournal(string folder, string? runId, Func<CallIntent, bool> isAnswered)
    {
        (_folder, _run) = (folder, Plain(runId));
        TakeOver(isAnswered);
    }

    /// <summary>Names the session: the file's name.</summary>
    public string Session
    {
        get
        {
            lock (_lock)
            {
                return field ??= Begin();
            }
        }
    }

    /// <summary>What may have been paid for by sessions that died.</summary>
    public IReadOnlyList<CallIntent> Lost => _lost;

    /// <summary>Writes an intent; it outlives the process when this returns.</summary>
    public void Add(CallIntent intent)
    {
        lock (_lock)
        {
            _ = Session;
            WriteLine(intent, static (i, writer) => CallIntentJson.Write(writer, i));
            Flush();
            _open[(intent.Key, intent.Attempt)] = intent;
        }
    }

    /// <summary>Notes that an intent is accounted for. Written with the next intent: were it lost, the kept reply says the same.</summary>
    public void Settle(CallIntent intent)
    {
        lock (_lock)
        {
            if (_open.Remove((intent.Key, intent.Attempt)))
            {
                WriteLine(intent, static (i, writer) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("settled", i.Key);
                    writer.WriteNumber("attempt", i.Attempt);
                    writer.WriteEndObject();
                });
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_file is not { } file)
            {
                return;
            }

            Flush();
            _file = null;
            file.Dispose();
            if (_open.Count + _lost.Count == 0)
            {
                File.Delete(file.Name);
                DeleteFolderIfEmpty();
            }
        }
    }

    private void DeleteFolderIfEmpty()
    {
        try
        {
            Directory.Delete(_folder);
        }
        catch (IOException)
        {
            // It holds what other sessions left.
        }
    }

    private void TakeOver(Func<CallIntent, bool> isAnswered)
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        List<FileStream> dead = [];
        try
        {
            foreach (var path in Directory.EnumerateFiles(_folder, _run + "-*.jsonl").Where(p => IsOf(p, _run)).Order(StringComparer.Ordinal))
            {
                try
                {
                    dead.Add(new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
                }
                catch (IOException)
                {
                    // Its session lives.
                }
            }

            // What a dead session had taken over itself is lost whatever was answered since.
            _lost.AddRange(dead
                .SelectMany(file => IntentLines.Open(file).Where(i => i.Who != NameOf(file.Name) || !isAnswered(i)))
                .DistinctBy(i => (i.Key, i.Attempt, i.Who)));
            if (_lost.Count > 0)
            {
                _ = Session;
                foreach (var intent in _lost)
                {
                    WriteLine(intent, static (i, writer) => CallIntentJson.Write(writer, i));
                }

                Flush();
            }
        }
        finally
        {
            dead.ForEach(file => file.Dispose());
        }

        // Only now, that what they say stands elsewhere.
        dead.ForEach(file => File.Delete(file.Name));
    }

    private string Begin()
    {
        Directory.CreateDirectory(_folder);
        for (var number = Latest() + 1; ; number++)
        {
            var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_run}-{number:D4}.jsonl"));
            try
            {
                _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
                return NameOf(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another session's.
            }
        }
    }

    // No session is called as one whose loss is still told of.
    private int Latest() => Directory.EnumerateFiles(_folder, _run + "-*.jsonl").Where(p => IsOf(p, _run))
        .Select(p => int.TryParse(NameOf(p).AsSpan(_run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .DefaultIfEmpty(0).Max();

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private void WriteLine(CallIntent intent, Action<CallIntent, Utf8JsonWriter> write) => _lines.Write(JsonScratch.WriteLine(intent, write));

    private void Flush()
    {
        _file?.Write(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
    }

    private static bool IsOf(string path, string run) => NameOf(path) is var name
        && name.LastIndexOf('-') == run.Length && name.AsSpan(run.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Plain(string? run) =>
        run is null ? "_" : string.Concat(run.Take(100).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
}
