namespace LearningThePrior.Cluster.Silos;

/// <summary>
/// How many calls of one endpoint each silo may have under way: together as many as the endpoint bears. It is found as TCP finds it: half when a silo was
/// asked for fewer calls, at most once a round, and a little more with every round without. What a silo does not want, others have.
/// </summary>
/// <param name="life">How long a silo that says nothing keeps its share.</param>
internal sealed class PermitShares(TimeSpan life)
{
    // What a round without a refusal adds at least, as a share.
    private const double Growth = .02;

    // Finding the level sorts all silos; reports of a thousand come many times as often.
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, (PermitReport Report, DateTimeOffset At, int Most)> _silos = new(StringComparer.Ordinal);
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _halvedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _leveledAt = DateTimeOffset.MinValue;
    private int _permits;
    private int _level;
    private int _spare;

    /// <summary>A round of replies, about.</summary>
    public static TimeSpan Round { get; } = TimeSpan.FromSeconds(1);

    /// <summary>What the endpoint is thought to bear; as much as the silos have permits, until it refuses.</summary>
    public double Limit { get; private set; } = double.PositiveInfinity;

    /// <summary>What all silos together may have under way.</summary>
    public int Granted { get; private set; }

    /// <summary>Hears a silo's report.</summary>
    public PermitLease Lease(string silo, PermitReport report, DateTimeOffset now)
    {
        var isNew = !_silos.TryGetValue(silo, out var before);
        before = isNew ? (report with { Refusals = 0 }, now, 0) : before;
        _silos[silo] = (report, now, before.Most);
        if (isNew || now - _leveledAt >= Still)
        {
            Level(now);
        }

        if (report.Refusals > before.Report.Refusals)
        {
            if (now - _halvedAt >= 2 * Round)
            {
                Limit = Math.Max(1, Math.Min(Limit, _silos.Values.Sum(s => Math.Min(s.Report.Wanted, s.Report.Permits))) / 2.0);
                _halvedAt = now;
            }
        }
        else if (!double.IsPositiveInfinity(Limit) && now - _halvedAt >= Round)
        {
            // For all silos together, as for a single client; of many by a share, or they would never be back.
            Limit = Math.Min(_permits, Limit + (Math.Max(1, Limit * Growth) * Math.Min(1, (now - before.At) / Round) / _silos.Count));
        }

        _pausedUntil = report.PausedUntil > _pausedUntil ? report.PausedUntil : _pausedUntil;
        var most = Limit >= _permits ? report.Permits : Math.Clamp(
            Math.Min(Math.Min(Want(report), _level) + _spare, report.Permits), 0, Math.Max(0, (int)Limit - (Granted - before.Most)));
        Granted += most - before.Most;
        _silos[silo] = (report, now, most);
        return new(most, _pausedUntil);
    }

    // At least one, so that a silo that begins is not kept waiting for its first report.
    private static int Want(PermitReport report) => Math.Max(1, Math.Min(report.Wanted, report.Permits));

    /// <summary>Finds how much each may have at most, so that those who want less get it and the others equal parts of the rest; what nobody wants is spare.</summary>
    private void Level(DateTimeOffset now)
    {
        _leveledAt = now;
        foreach (var gone in _silos.Where(s => now - s.Value.At > life).Select(s => s.Key).ToArray())
        {
            _silos.Remove(gone);
        }

        (_permits, Granted) = (_silos.Values.Sum(s => s.Report.Permits), _silos.Values.Sum(s => s.Most));
        var left = (int)Math.Min(_permits, Limit);
        int[] wants = [.. _silos.Values.Select(s => Want(s.Report)).Order()];
        _level = 0;
        for (var i = 0; i < wants.Length; i++)
        {
            _level = Math.Max(_level, left / (wants.Length - i));
            left -= Math.Min(wants[i], left / (wants.Length - i));
        }

        _spare = left / Math.Max(1, wants.Length);
    }
}
