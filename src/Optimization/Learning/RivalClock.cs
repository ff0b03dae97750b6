namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// Seconds that each way to predictions took, over the worlds of a session. They stand apart from what worlds showed, whose bytes the seed
/// alone decides.
/// </summary>
/// <param name="time">The clock.</param>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class RivalClock(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Seconds, int Worlds)> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes the time until what is returned is disposed of.</summary>
    /// <param name="rival">The way's name.</param>
    public IDisposable Time(string rival) => new Span(this, rival, time.GetTimestamp());

    /// <summary>Mean seconds a world; null where no world was timed.</summary>
    /// <param name="rival">The way's name.</param>
    public double? Mean(string rival)
    {
        lock (_lock)
        {
            return _taken.TryGetValue(rival, out var taken) ? taken.Seconds / taken.Worlds : null;
        }
    }

    private void Add(string rival, double seconds)
    {
        lock (_lock)
        {
            var (before, worlds) = _taken.GetValueOrDefault(rival);
            _taken[rival] = (before + seconds, worlds + 1);
        }
    }

    private sealed class Span(RivalClock clock, string rival, long started) : IDisposable
    {
        public void Dispose() => clock.Add(rival, clock.Elapsed(started));
    }

    private double Elapsed(long started) => time.GetElapsedTime(started).TotalSeconds;
}
