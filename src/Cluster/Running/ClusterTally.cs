using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Cluster.Running;

/// <summary>What the calls of a run came to, as its items end. Safe for concurrent use.</summary>
public sealed class ClusterTally
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(int Role, string Model), CallTotals> _totals = [];

    /// <summary>All calls so far.</summary>
    public CallTotals Totals
    {
        get
        {
            lock (_gate)
            {
                return _totals.Values.Aggregate(CallTotals.None, (one, other) => one + other);
            }
        }
    }

    /// <summary>Calls by role and by the model asked, <c>provider/model</c>.</summary>
    public IReadOnlyList<(ModelRole Role, string Model, CallTotals Totals)> ByRoleAndModel
    {
        get
        {
            lock (_gate)
            {
                return [.. _totals.Where(t => t.Key.Role >= 0).Select(t => ((ModelRole)t.Key.Role, t.Key.Model, t.Value))];
            }
        }
    }

    internal void Add(IEnumerable<(ModelRole? Role, string Model, CallTotals Totals)> totals)
    {
        lock (_gate)
        {
            foreach (var (role, model, some) in totals)
            {
                var key = (role is { } known ? (int)known : -1, model);
                _totals[key] = _totals.GetValueOrDefault(key, CallTotals.None) + some;
            }
        }
    }
}
