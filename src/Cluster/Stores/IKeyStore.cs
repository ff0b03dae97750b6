namespace LearningThePrior.Cluster.Stores;

/// <summary>
/// The little that a cluster asks of its store: values by key, kept whole, the first one counting where that is asked; sets and queues. Each backend is one class.
/// What a method has done when its task ends is durable, as far as the server's settings go.
/// </summary>
/// <remarks>Safe for concurrent use. Throws an <see cref="IOException"/> that names the place where the store cannot be reached.</remarks>
internal interface IKeyStore : IAsyncDisposable
{
    /// <summary>Where it is, without secrets, for messages.</summary>
    string Place { get; }

    /// <summary>The value of a key; null where it has none.</summary>
    ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>The values of several keys, in their order.</summary>
    ValueTask<IReadOnlyList<byte[]?>> GetAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default);

    /// <summary>Sets a value.</summary>
    /// <returns>Whether it is set; not where there is one that must not be replaced.</returns>
    ValueTask<bool> PutAsync(string key, ReadOnlyMemory<byte> value, bool replace, TimeSpan? life = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a value live longer, if it is still this one.</summary>
    ValueTask<bool> ExtendAsync(string key, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken = default);

    /// <summary>Deletes keys.</summary>
    ValueTask DeleteAsync(params IReadOnlyList<string> keys);

    /// <summary>Adds one to a number, 0 where there is none yet.</summary>
    ValueTask<long> CountAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>The keys that begin so, in order. The Redis protocol looks at every key of the store for it: not for what is asked often.</summary>
    ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Adds to a set.</summary>
    ValueTask AddAsync(string set, string member, CancellationToken cancellationToken = default);

    /// <summary>Takes out of a set.</summary>
    ValueTask RemoveAsync(string set, params IReadOnlyList<string> members);

    /// <summary>The members of a set, in order; what it costs goes by their number alone.</summary>
    ValueTask<IReadOnlyList<string>> MembersAsync(string set, CancellationToken cancellationToken = default);

    /// <summary>Appends to a queue.</summary>
    ValueTask PushAsync(string queue, string value, CancellationToken cancellationToken = default);

    /// <summary>Takes from the front of a queue.</summary>
    ValueTask<IReadOnlyList<string>> PopAsync(string queue, int most, CancellationToken cancellationToken = default);
}
