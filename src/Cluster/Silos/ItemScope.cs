using System.Collections.Concurrent;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cluster.Silos;

/// <summary>What is gathered while an item is played: what it appends, and the calls that are made on its behalf. Flows with <c>await</c>.</summary>
internal sealed class ItemScope : IItemStore
{
    private static readonly AsyncLocal<ItemScope?> Flowing = new();

    private readonly Lock _gate = new();
    private readonly List<StoredLine> _lines = [];
    private readonly List<(string, byte[])> _files = [];
    private readonly List<byte[]> _calls = [];
    private readonly HashSet<CallKey> _replies = [];
    private readonly Dictionary<(ModelRole?, string), CallTotals> _totals = [];

    private ItemScope() => Flowing.Value = this;

    public static ItemScope Begin() => new();

    public static ItemScope? Current => Flowing.Value;

    public IReadOnlyList<StoredLine> Lines => _lines;

    public IReadOnlyList<(string Name, byte[] Content)> Files => _files;

    public IReadOnlyList<byte[]> Calls => _calls;

    public IReadOnlyList<CallKey> Replies => [.. _replies];

    public IReadOnlyList<(ModelRole? Role, string Model, CallTotals Totals)> Totals => [.. _totals.Select(t => (t.Key.Item1, t.Key.Item2, t.Value))];

    /// <summary>Attempts that no kept reply accounts for: their failures stand in <see cref="Calls"/>, which are lost with the silo until the item has ended.</summary>
    public ConcurrentQueue<CallIntent> Unsettled { get; } = [];

    public bool Has(CallIntent intent)
    {
        lock (_gate)
        {
            return _replies.Any(r => r.Hash == intent.Key);
        }
    }

    public void Append(params IEnumerable<StoredLine> lines)
    {
        lock (_gate)
        {
            _lines.AddRange(lines);
        }
    }

    public void Write(string name, ReadOnlySpan<byte> content)
    {
        lock (_gate)
        {
            _files.Add((name, content.ToArray()));
        }
    }

    public void Add(CallRecord call)
    {
        var line = CallLog.LineOf(call);
        lock (_gate)
        {
            _calls.Add(line);
            var key = (call.Role, call.Model);
            _totals[key] = _totals.GetValueOrDefault(key, CallTotals.None) + CallTotals.Of(call);
        }
    }

    public void Add(CallKey reply)
    {
        lock (_gate)
        {
            _replies.Add(reply);
        }
    }
}

/// <summary>Hands calls to the item on whose behalf they are made.</summary>
internal sealed class ItemCalls : ICallSink
{
    public static ItemCalls Sink { get; } = new();

    public void Write(CallRecord call) => ItemScope.Current?.Add(call);
}

/// <summary>Notes which replies an item rests on.</summary>
internal sealed class NotingCallStore(ICallStore inner) : ICallStore
{
    public string Place => inner.Place;

    public string Session => inner.Session;

    public string PlaceOf(CallKey key) => inner.PlaceOf(key);

    public async ValueTask<ReadOnlyMemory<byte>?> FindAsync(CallKey key, CancellationToken cancellationToken)
    {
        var found = await inner.FindAsync(key, cancellationToken);
        if (found is not null)
        {
            ItemScope.Current?.Add(key);
        }

        return found;
    }

    public ValueTask IntendAsync(CallIntent intent, CancellationToken cancellationToken) => inner.IntendAsync(intent, cancellationToken);

    public ValueTask SettleAsync(CallIntent intent, CancellationToken cancellationToken)
    {
        if (ItemScope.Current is { } scope && !scope.Has(intent))
        {
            scope.Unsettled.Enqueue(intent);
            return ValueTask.CompletedTask;
        }

        return inner.SettleAsync(intent, cancellationToken);
    }

    public async ValueTask<bool> KeepAsync(CallKey key, string? runId, ReadOnlyMemory<byte> reply, bool replace, CancellationToken cancellationToken)
    {
        ItemScope.Current?.Add(key);
        return await inner.KeepAsync(key, runId, reply, replace, cancellationToken);
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> RepliesOfAsync(string runId, CancellationToken cancellationToken) => inner.RepliesOfAsync(runId, cancellationToken);

    public IAsyncEnumerable<CallIntent> PerhapsPaidAsync(string? runId, CancellationToken cancellationToken) => inner.PerhapsPaidAsync(runId, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
