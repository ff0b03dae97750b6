namespace LearningThePrior.Cluster.Silos;

/// <summary>
/// How many calls of one endpoint each silo may have under way: together as many as the endpoint bears. It is found as TCP finds it: half when a silo was
/// asked for fewer calls, at most once a round, and a little more with every round without. What a silo does not want, others have.
/// </summary>
/// <param name="life">How long a silo that says nothing keeps its share.</param>
internal sealed class PermitShares(TimeSpan life)
{
    private readonly Dictionary<string, (PermitReport Report, DateTimeOffset At, int Most)> _silos = new(StringComparer.Ordinal);
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _halvedAt = DateTimeOffset.MinValue;

    /// <summary>What the endpoint is thought to bear; as much as the silos have permits, until it refuses.</summary>
    public double Limit { get; private set; } = double.PositiveInfinity;

    /// <summary>What all silos together may have under way.</summary>
    public int Granted => _silos.Values.Sum(s => s.Most);

    /// <summary>Hears a silo's report.</summary>
    public PermitLease Lease(string silo, PermitReport report, DateTimeOffset now)
    {
        foreach (var gone in _silos.Where(s => now - s.Value.At > life).Select(s => s.Key).ToArray())
        {
            _silos.Remove(gone);
        }

        var before = _silos.TryGetValue(silo, out var known) ? known : (Report: report with { Refusals = 0 }, At: now, Most: 0);
        _silos[silo] = (report, now, before.Most);
        var all = _silos.Values.Sum(s => s.Report.Permits);
        if (report.Refusals > before.Report.Refusals)
        {
            if (now - _halvedAt >= Round)
            {
                Limit = Math.Max(1, Math.Min(Limit, _silos.Values.Sum(s => Math.Min(s.Report.Wanted, s.Report.Permits))) / 2.0);
                _halvedAt = now;
            }
        }
        else if (!double.IsPositiveInfinity(Limit) && now - _halvedAt >= Round)
        {
            // One a round for all silos together, as for a single client.
            Limit = Math.Min(all, Limit + (Math.Min(1, (now - before.At) / Round) / _silos.Count));
        }

        _pausedUntil = report.PausedUntil > _pausedUntil ? report.PausedUntil : _pausedUntil;
        var most = Limit >= all ? report.Permits : ShareOf(silo, (int)Limit);
        _silos[silo] = (report, now, most);
        return new(most, _pausedUntil);
    }

    /// <summary>A round of replies, about.</summary>
    public static TimeSpan Round { get; } = TimeSpan.FromSeconds(1);

    // In the order of names, each what it wants as far as an equal part of what is left allows; what others hold still is theirs until they hear.
    private int ShareOf(string silo, int limit)
    {
        var left = limit;
        var silos = _silos.OrderBy(s => Math.Min(s.Value.Report.Wanted, s.Value.Report.Permits)).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        var shares = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < silos.Count; i++)
        {
            // At least one, so that a silo that begins is not kept waiting for its first report.
            var want = Math.Max(1, Math.Min(silos[i].Value.Report.Wanted, silos[i].Value.Report.Permits));
            shares[silos[i].Key] = Math.Min(want, left / (silos.Count - i));
            left -= shares[silos[i].Key];
        }

        // What nobody wants now goes to whoever might want it before it is heard again.
        var others = _silos.Where(s => s.Key != silo).Sum(s => s.Value.Most);
        var spare = left / silos.Count;
        return Math.Max(0, Math.Min(Math.Min(shares[silo] + spare, _silos[silo].Report.Permits), limit - others));
    }
}
