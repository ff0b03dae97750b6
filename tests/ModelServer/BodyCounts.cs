using System.Collections.Concurrent;

namespace LearningThePrior.ModelServing;

/// <summary>How often each body came, and how often it was replied to in full.</summary>
public sealed class BodyCounts
{
    private readonly ConcurrentDictionary<string, Count> _counts = new();
    private int _requests;
    private int _replies;

    /// <summary>All requests for completions.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Those that a whole reply was written to.</summary>
    public int Replies => Volatile.Read(ref _replies);

    /// <summary>Requests and replies by the hash of the body.</summary>
    public IReadOnlyDictionary<string, (int Requests, int Replies)> ByBody =>
        _counts.ToDictionary(c => c.Key, c => (Volatile.Read(ref c.Value.Requests), Volatile.Read(ref c.Value.Replies)));

    /// <summary>Counts a request, and says how often the same body came before.</summary>
    internal int Came(string hash)
    {
        Interlocked.Increment(ref _requests);
        return Interlocked.Increment(ref _counts.GetOrAdd(hash, _ => new()).Requests) - 1;
    }

    internal void Replied(string hash)
    {
        Interlocked.Increment(ref _replies);
        Interlocked.Increment(ref _counts.GetOrAdd(hash, _ => new()).Replies);
    }

    private sealed class Count
    {
        public int Requests;
        public int Replies;
    }
}
