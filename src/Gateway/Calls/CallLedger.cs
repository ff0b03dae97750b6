using System.Collections.Concurrent;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway.Calls;

/// <summary>Adds calls up: all, by conversation and by role.</summary>
internal sealed class CallLedger
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, CallTotals> _conversations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(ModelRole Role, string Model), CallTotals> _roles = [];
    private CallTotals _all = CallTotals.None;

    public CallTotals Totals
    {
        get
        {
            lock (_lock)
            {
                return _all;
            }
        }
    }

    public IReadOnlyDictionary<ModelRole, CallTotals> ByRole
    {
        get
        {
            lock (_lock)
            {
                return new SortedDictionary<ModelRole, CallTotals>(
                    _roles.GroupBy(r => r.Key.Role, r => r.Value).ToDictionary(r => r.Key, r => r.Aggregate((one, other) => one + other)));
            }
        }
    }

    public IReadOnlyList<(ModelRole Role, string Model, CallTotals Totals)> ByRoleAndModel
    {
        get
        {
            lock (_lock)
            {
                return [.. _roles.Select(r => (r.Key.Role, r.Key.Model, r.Value))];
            }
        }
    }

    public CallTotals TotalsOf(string conversationId) => _conversations.GetValueOrDefault(conversationId, CallTotals.None);

    public void Add(CallRecord call)
    {
        var totals = CallTotals.Of(call);
        lock (_lock)
        {
            _all += totals;
            if (call.ConversationId is { } conversation)
            {
                _conversations[conversation] = TotalsOf(conversation) + totals;
            }

            if (call.Role is { } role)
            {
                var key = (role, call.Model);
                _roles[key] = _roles.GetValueOrDefault(key, CallTotals.None) + totals;
            }
        }
    }
}
