using System.Collections.Concurrent;
using LearningThePrior.Cluster.Running;
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

    /// <summary>The calls whose replies the item rests on.</summary>
    public IReadOnlyList<CallKey> Replies => [.. _replies];

    /// <summary>Attempts that no kept reply accounts for: their failures stand in the item's lines of calls, which are lost with the silo until the item has ended.</summary>
    public ConcurrentQueue<CallIntent> Unsettled { get; } = [];

    /// <summary>What the item yielded, where it ended so.</summary>
    public ItemResult Result(ItemEnd end, string? error = null, ModelFailure? failure = null) => new()
    {
        End = end,
        Error = error,
        Failure = failure,
        Lines = _lines,
        Files = _files,
        Calls = _calls,
        Replies = Replies,
        Totals = [.. _totals.Select(t => (t.Key.Item1, t.Key.Item2, t.Value))],
    };

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
