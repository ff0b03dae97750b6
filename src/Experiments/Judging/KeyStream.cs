using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Judging;

/// <summary>Finds debates' keys while reading the keys once: where keys come in the order of debates, one is held at a time.</summary>
internal sealed class KeyStream(IAsyncEnumerable<StoredKey> keys) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<StoredKey> _keys = keys.GetAsyncEnumerator();
    private readonly Dictionary<string, StoredKey> _passed = [];

    /// <summary>The debate's key, or null where it has none; each may be asked for once.</summary>
    public async ValueTask<StoredKey?> FindAsync(string debateId)
    {
        if (_passed.Remove(debateId, out var passed))
        {
            return passed;
        }

        while (await _keys.MoveNextAsync())
        {
            if (_keys.Current.DebateId == debateId)
            {
                return _keys.Current;
            }

            _passed[_keys.Current.DebateId] = _keys.Current;
        }

        return null;
    }

    public ValueTask DisposeAsync() => _keys.DisposeAsync();
}
