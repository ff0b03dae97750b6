namespace LearningThePrior.Gateway.Resilience;

/// <summary>
/// Decides how many attempts are under way at one address and model, as TCP does: more by a little while all goes well, half
/// when the endpoint says that it is too much. Who waits is let in first come, first served.
/// </summary>
internal sealed class AdaptiveLimiter : IDisposable
{
    private readonly LimiterSettings _settings;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<long>> _waiting = new();
    private readonly ITimer _resume;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private double _limit;
    private int _ceiling = int.MaxValue;
    private int _underWay;
    private long _era;

    public AdaptiveLimiter(LimiterSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _limit = settings.MaxConcurrency;
        _resume = time.CreateTimer(_ => LetIn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many may be under way at once now.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return (int)_limit;
            }
        }
    }

    /// <summary>How many are under way or wait.</summary>
    public int Wanted
    {
        get
        {
            lock (_lock)
            {
                return _underWay + _waiting.Count;
            }
        }
    }

    /// <summary>How often the endpoint asked for fewer calls.</summary>
    public long Refusals { get; private set; }

    /// <summary>Until when none begins.</summary>
    public DateTimeOffset PausedUntil
    {
        get
        {
            lock (_lock)
            {
                return _pausedUntil;
            }
        }
    }

    /// <summary>Bounds from outside how many are under way.</summary>
    public void Bound(int most, DateTimeOffset pausedUntil)
    {
        lock (_lock)
        {
            _ceiling = most;
            _pausedUntil = pausedUntil > _pausedUntil ? pausedUntil : _pausedUntil;
        }

        LetIn();
    }

    /// <summary>Waits for a turn. Every turn ends with one of <see cref="Leave"/>.</summary>
    /// <returns>The era that the turn began in: it ends when the limit is halved.</returns>
    public async ValueTask<long> EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<long> turn;
        lock (_lock)
        {
            if (_waiting.Count == 0 && HasRoom())
            {
                _underWay++;
                return _era;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            ResumeInTime();
        }

        // Who is let in and cancelled at the same moment has been let in: the first of the two decides.
        await using var registration = cancellationToken.UnsafeRegister(static (t, token) => ((TaskCompletionSource<long>)t!).TrySetCanceled(token), turn);
        return await turn.Task;
    }

    /// <summary>Ends a turn.</summary>
    /// <param name="era">What <see cref="EnterAsync"/> gave.</param>
    /// <param name="fault">What was wrong; null for a good reply.</param>
    public void Leave(long era, Fault? fault)
    {
        lock (_lock)
        {
            if (fault is { IsRefusal: true })
            {
                Refusals++;
                Halve(era, fault.RetryAfter);
            }
            else if (fault is null && _underWay >= (int)_limit)
            {
                // Only where the limit was in the way is its being kept a sign that more would do.
                _limit = Math.Min(_settings.MaxConcurrency, _limit + (_settings.Increase / _limit));
            }

            _underWay--;
        }

        LetIn();
    }

    public void Dispose() => _resume.Dispose();

    private void Halve(long era, TimeSpan? retryAfter)
    {
        if (era == _era)
        {
            _limit = Math.Max(1, Math.Min(_limit, _underWay) / 2);
            _era++;
        }

        if (retryAfter is { } asked)
        {
            var pause = asked < _settings.LongestPause ? asked : _settings.LongestPause;
            var until = _time.GetUtcNow() + pause;
            if (until > _pausedUntil)
            {
                _pausedUntil = until;
                _resume.Change(pause, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private bool HasRoom() => _underWay < Math.Min((int)_limit, _ceiling) && _time.GetUtcNow() >= _pausedUntil;

    private void LetIn()
    {
        lock (_lock)
        {
            while (_waiting.Count > 0 && HasRoom())
            {
                if (_waiting.Dequeue().TrySetResult(_era))
                {
                    _underWay++;
                }
            }

            ResumeInTime();
        }
    }

    // A timer may come a little early by the clock that it is measured with, and then whoever waits would wait for ever.
    private void ResumeInTime()
    {
        if (_waiting.Count > 0 && _pausedUntil - _time.GetUtcNow() is { Ticks: > 0 } left)
        {
            _resume.Change(left, Timeout.InfiniteTimeSpan);
        }
    }
}
