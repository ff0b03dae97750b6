using System.Globalization;
using System.Text;
using LearningThePrior.Cluster.Running;
using LearningThePrior.Cluster.Stores;

namespace LearningThePrior.Cluster.Silos;

/// <summary>
/// A run's money. What each silo was allowed is in the store before it hears of it, so that no part is given twice whichever silo dies; what a dead silo was
/// allowed counts as spent.
/// </summary>
internal sealed class RunPurse
{
    private const int Parts = 8;

    private readonly IKeyStore _keys;
    private readonly RunBoard _board;
    private readonly string _prefix;
    private readonly Dictionary<string, Allowance> _allowed = new(StringComparer.Ordinal);
    private ClusterJob? _job;

    private RunPurse(IKeyStore keys, string run)
    {
        (_keys, _board) = (keys, new(keys, run));
        _prefix = _board.Prefix + "purse:";
    }

    /// <summary>Opens it; what was allowed before is read.</summary>
    public static async Task<RunPurse> OpenAsync(IKeyStore keys, string run, CancellationToken cancellationToken)
    {
        RunPurse purse = new(keys, run);
        var found = await keys.KeysAsync(purse._prefix, cancellationToken);
        foreach (var (key, value) in found.Zip(await keys.GetAsync(found, cancellationToken)))
        {
            var parts = Encoding.UTF8.GetString(value!).Split(' ');
            purse._allowed[key[purse._prefix.Length..]] = new(long.Parse(parts[0], CultureInfo.InvariantCulture), decimal.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        return purse;
    }

    /// <summary>Allows a silo more, where there is more.</summary>
    public async Task<Allowance> AllowAsync(string silo, long calls, decimal cost)
    {
        // A driver that goes on may allow more than the one before.
        _job = await _board.FindJobAsync(CancellationToken.None) ?? _job;
        var own = _allowed.GetValueOrDefault(silo);
        var others = _allowed.Where(a => a.Key != silo).Select(a => a.Value).ToArray();
        var allowed = new Allowance(
            calls + Part(_job?.MaxCalls is { } mostCalls ? mostCalls - _job.CallsBefore - others.Sum(o => o.Calls) - calls : null),
            cost + Part(_job?.MaxCost is { } mostCost ? mostCost - _job.CostBefore - others.Sum(o => o.Cost) - cost : null));
        allowed = new(Math.Max(allowed.Calls, own.Calls), Math.Max(allowed.Cost, own.Cost));
        await _keys.PutAsync(_prefix + silo, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{allowed.Calls} {allowed.Cost}")), replace: true);
        _allowed[silo] = allowed;
        return allowed;
    }

    private static long Part(long? left) => left is not { } some ? 1_000_000 : some <= 0 ? 0 : Math.Max(1, some / Parts);

    // Parts grow smaller as less is left; the last ones are given whole.
    private decimal Part(decimal? left) => left is not { } some ? 1_000_000 : some <= 0 ? 0 : Math.Min(some, Math.Max(some / Parts, _job!.MaxCost!.Value / 200));
}
