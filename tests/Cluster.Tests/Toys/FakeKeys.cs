using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster.Tests.Toys;

/// <summary>A store by key in memory, whose line can be cut.</summary>
internal sealed class FakeKeys(TimeProvider? time = null) : IKeyStore
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, (byte[] Value, DateTimeOffset Until)> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> _queues = [];
    private readonly SortedSet<(string Set, string Member)> _sets = [];

    public bool IsCut { get; set; }

    public string Place => "memory";

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken = default) => Do(() => Find(key));

    public ValueTask<IReadOnlyList<byte[]?>> GetAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => Do<IReadOnlyList<byte[]?>>(() => [.. keys.Select(Find)]);

    public ValueTask<bool> PutAsync(string key, ReadOnlyMemory<byte> value, bool replace, TimeSpan? life = null, CancellationToken cancellationToken = default) => Do(() =>
    {
        if (!replace && Find(key) is not null)
        {
            return false;
        }

        _values[key] = (value.ToArray(), life is { } some ? _time.GetUtcNow() + some : DateTimeOffset.MaxValue);
        return true;
    });

    public ValueTask<bool> ExtendAsync(string key, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken = default) => Do(() =>
    {
        var isSame = Find(key) is { } there && value.Span.SequenceEqual(there);
        if (isSame)
        {
            _values[key] = (value.ToArray(), _time.GetUtcNow() + life);
        }

        return isSame;
    });

    public async ValueTask DeleteAsync(params IReadOnlyList<string> keys) => await Do(() => keys.Count(_values.Remove));

    public ValueTask<long> CountAsync(string key, CancellationToken cancellationToken = default) => Do(() =>
    {
        var next = (Find(key) is { } text ? long.Parse(System.Text.Encoding.UTF8.GetString(text), System.Globalization.CultureInfo.InvariantCulture) : 0) + 1;
        _values[key] = (System.Text.Encoding.UTF8.GetBytes(next.ToString(System.Globalization.CultureInfo.InvariantCulture)), DateTimeOffset.MaxValue);
        return next;
    });

    public ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancellationToken = default) =>
        Do<IReadOnlyList<string>>(() => [.. _values.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal) && Find(k) is not null)]);

    public async ValueTask AddAsync(string set, string member, CancellationToken cancellationToken = default) => await Do(() => _sets.Add((set, member)));

    public async ValueTask RemoveAsync(string set, params IReadOnlyList<string> members) => await Do(() => members.Count(m => _sets.Remove((set, m))));

    public ValueTask<IReadOnlyList<string>> MembersAsync(string set, CancellationToken cancellationToken = default) =>
        Do<IReadOnlyList<string>>(() => [.. _sets.Where(s => s.Set == set).Select(s => s.Member).Order(StringComparer.Ordinal)]);

    public async ValueTask PushAsync(string queue, string value, CancellationToken cancellationToken = default) => await Do(() =>
    {
        _queues.TryAdd(queue, new());
        _queues[queue].Enqueue(value);
        return true;
    });

    public ValueTask<IReadOnlyList<string>> PopAsync(string queue, int most, CancellationToken cancellationToken = default) => Do<IReadOnlyList<string>>(() =>
    {
        List<string> popped = [];
        while (popped.Count < most && _queues.TryGetValue(queue, out var waiting) && waiting.TryDequeue(out var value))
        {
            popped.Add(value);
        }

        return popped;
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private byte[]? Find(string key) => _values.TryGetValue(key, out var there) && there.Until > _time.GetUtcNow() ? there.Value : null;

    private ValueTask<T> Do<T>(Func<T> work)
    {
        lock (_gate)
        {
            return IsCut ? ValueTask.FromException<T>(new StoreException("the line is cut")) : new(work());
        }
    }
}
