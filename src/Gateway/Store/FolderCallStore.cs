using System.Runtime.CompilerServices;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Recordings;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Store;

/// <summary>
/// Calls in a folder, the run's own as a rule: replies as <c>MODEL/KEY.json</c>, each whole or not there, and what is about to be sent as lines of
/// <c>intents/RUN-0001.jsonl</c>.
/// </summary>
public sealed class FolderCallStore : ICallStore
{
    private readonly RecordingFolder _replies;
    private readonly Lazy<IntentJournal> _intents;
    private readonly string? _runId;
    private readonly FileWorker _keeper = new();

    /// <summary>Opens a folder; it is made when there is something to keep.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="runId">The run whose calls are sent; null for none. One process at a time sends calls of a run.</param>
    public FolderCallStore(string folder, string? runId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        (_replies, _runId) = (new(folder), runId);
        _intents = new(() => new(Path.Combine(folder, "intents"), runId, IsAnswered));
    }

    /// <inheritdoc/>
    public string Place => _replies.Folder;

    /// <inheritdoc/>
    public string PlaceOf(CallKey key) => _replies.PathOf(key);

    /// <inheritdoc/>
    public string Session => _intents.Value.Session;

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(CallKey key, CancellationToken cancellationToken) => new(_replies.Find(key));

    /// <inheritdoc/>
    public ValueTask IntendAsync(CallIntent intent, CancellationToken cancellationToken)
    {
        _intents.Value.Add(intent);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SettleAsync(CallIntent intent, CancellationToken cancellationToken)
    {
        _intents.Value.Settle(intent);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> KeepAsync(CallKey key, string? runId, ReadOnlyMemory<byte> reply, bool replace, CancellationToken cancellationToken) =>
        new(_keeper.DoAsync(() => _replies.Write(key, reply.Span, replace)));

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> RepliesOfAsync(string runId, CancellationToken cancellationToken) =>
        _replies.All().Where(r => RunOf(r.Path, r.Content) == runId).Select(r => r.Content).ToAsyncEnumerable();

    /// <inheritdoc/>
    public async IAsyncEnumerable<CallIntent> PerhapsPaidAsync(string? runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (runId == _runId)
        {
            foreach (var lost in _intents.Value.Lost)
            {
                yield return lost;
            }
        }

        await ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the session.</summary>
    internal void Close()
    {
        if (_intents.IsValueCreated)
        {
            _intents.Value.Dispose();
        }
    }

    private static string? RunOf(string path, ReadOnlyMemory<byte> content)
    {
        try
        {
            return RecordingJson.Read(content).RunId;
        }
        catch (FormatException e)
        {
            throw RecordingJson.Unusable(path, e.Message, e);
        }
    }

    // Kept after it was sent: an older reply, of a call that was to be made anew, is not its own.
    private bool IsAnswered(CallIntent intent)
    {
        try
        {
            return _replies.Find(new(CalledModel.Read(intent.Model, intent.Address).Model, intent.Key)) is { } reply && RecordingJson.Read(reply).RecordedAt >= intent.At;
        }
        catch (Exception e) when (e is FormatException or ModelException)
        {
            return false;
        }
    }
}
